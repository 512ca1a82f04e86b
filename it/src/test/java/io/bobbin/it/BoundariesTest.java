package io.bobbin.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data goes one way, and few know the engine. */
@AnalyzeClasses(packages = "io.bobbin", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {
  @ArchTest
  static final ArchRule LAUNCH_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("io.bobbin.launch..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.bobbin.launch..", "java..", "javax.crypto..");

  @ArchTest
  static final ArchRule CLIENT_KNOWS_NO_MASTER =
      noClasses()
          .that()
          .resideInAPackage("io.bobbin.client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.bobbin.am..", "io.bobbin.taskexecutor..");

  @ArchTest
  static final ArchRule MASTER_KNOWS_NO_CLIENT =
      noClasses()
          .that()
          .resideInAPackage("io.bobbin.am..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.bobbin.client..", "io.bobbin.taskexecutor..");

  @ArchTest
  static final ArchRule WORKER_KNOWS_NEITHER =
      noClasses()
          .that()
          .resideInAPackage("io.bobbin.taskexecutor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.bobbin.client..", "io.bobbin.am..");

  /** Configuration is Flink's public interface; everything else of it is the engine. */
  @ArchTest
  static final ArchRule FEW_KNOW_THE_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("io.bobbin..")
          .and()
          .resideOutsideOfPackages(
              "io.bobbin.am.engine..",
              "io.bobbin.taskexecutor.engine..",
              "io.bobbin.client.engine..",
              "io.bobbin.programs..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are Flink's, other than its configuration",
                  type ->
                      type.getPackageName().startsWith("org.apache.flink")
                          && !type.getPackageName().equals("org.apache.flink.configuration")));

  @ArchTest
  static final ArchRule THE_POOL_IS_PURE =
      classes()
          .that()
          .resideInAPackage("io.bobbin.am.pool")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.bobbin.am.pool", "java.lang..", "java.util", "java.time");
}
