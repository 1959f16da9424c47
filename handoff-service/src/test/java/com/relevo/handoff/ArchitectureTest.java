package com.relevo.handoff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "com.relevo.handoff",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theDomainIsPure =
      classes()
          .that()
          .resideInAPackage("..handoff.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "com.relevo.handoff.domain..");

  @ArchTest
  static final ArchRule aDeskKnowsNothingOfLeads =
      noClasses()
          .that()
          .resideInAPackage("..domain.desk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..domain.lead..");

  @ArchTest
  static final ArchRule theDomainReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("..handoff..")
          .should()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule theStreamKnowsNothingOfHttp =
      noClasses()
          .that()
          .resideInAPackage("..handoff.stream..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..handoff.http..", "org.springframework.web..");
}
