package com.relevo.alignment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "com.relevo.alignment",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theDomainIsPure =
      classes()
          .that()
          .resideInAPackage("..alignment.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "com.relevo.alignment.domain..");

  @ArchTest
  static final ArchRule theDomainReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("..alignment..")
          .should()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule theStoreKnowsNothingOfHttp =
      noClasses()
          .that()
          .resideInAPackage("..alignment.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..alignment.http..", "org.springframework.web..");
}
