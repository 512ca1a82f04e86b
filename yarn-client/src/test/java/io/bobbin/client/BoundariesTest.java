package io.bobbin.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {
  private static final DescribedPredicate<JavaClass> FLINK_BEYOND_ITS_CONFIGURATION =
      DescribedPredicate.describe(
          "classes of Flink beyond its configuration",
          type ->
              type.getPackageName().startsWith("org.apache.flink.")
                  && !type.getPackageName().equals("org.apache.flink.configuration"));

  private final JavaClasses client =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.bobbin.client");

  @Test
  void fewPackagesKnowFlink() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.bobbin.client.engine..", "io.bobbin.client.flink..")
        .should()
        .dependOnClassesThat(FLINK_BEYOND_ITS_CONFIGURATION)
        .check(client);
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching("io.bobbin.client.(*)..").should().beFreeOfCycles().check(client);
  }
}
