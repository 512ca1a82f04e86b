package io.bobbin.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data goes one way, and few know the engine. */
class BoundariesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.bobbin");

  @Test
  void launchStandsAlone() {
    classes()
        .that()
        .resideInAPackage("io.bobbin.launch..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.bobbin.launch..", "java..", "javax.crypto..")
        .check(CLASSES);
  }

  @Test
  void clientKnowsNoMaster() {
    noClasses()
        .that()
        .resideInAPackage("io.bobbin.client..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.bobbin.am..", "io.bobbin.taskexecutor..")
        .check(CLASSES);
  }

  @Test
  void masterKnowsNoClient() {
    noClasses()
        .that()
        .resideInAPackage("io.bobbin.am..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.bobbin.client..", "io.bobbin.taskexecutor..")
        .check(CLASSES);
  }

  @Test
  void workerKnowsNeither() {
    noClasses()
        .that()
        .resideInAPackage("io.bobbin.taskexecutor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.bobbin.client..", "io.bobbin.am..")
        .check(CLASSES);
  }

  /** Configuration is Flink's public interface; everything else of it is the engine. */
  @Test
  void fewKnowTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("io.bobbin..")
        .and()
        .resideOutsideOfPackages(
            "io.bobbin.am.engine..",
            "io.bobbin.taskexecutor.engine..",
            "io.bobbin.client.engine..",
            "io.bobbin.client.flink..",
            "io.bobbin.programs..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are Flink's, other than its configuration",
                type ->
                    type.getPackageName().startsWith("org.apache.flink")
                        && !type.getPackageName().equals("org.apache.flink.configuration")))
        .check(CLASSES);
  }

  @Test
  void thePoolIsPure() {
    classes()
        .that()
        .resideInAPackage("io.bobbin.am.pool")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.bobbin.am.pool",
            "java.lang..",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.time")
        .check(CLASSES);
  }
}
