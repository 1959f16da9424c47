package com.relevo.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "com.relevo.intake",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "java..",
    "javax.crypto..",
    "org.jspecify..",
    "com.relevo.events..",
    "com.relevo.agreement..",
    "com.relevo.intake.domain.."
  };

  @ArchTest
  static final ArchRule theCoreIsPure =
      classes()
          .that()
          .resideInAPackage("com.relevo.intake.domain..")
          .and()
          .resideOutsideOfPackage("com.relevo.intake.domain.identity..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(CORE);

  @ArchTest
  static final ArchRule identityMayUsePureLibraries =
      classes()
          .that()
          .resideInAPackage("com.relevo.intake.domain.identity..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "com.relevo.intake.domain.identity..",
              "com.relevo.events..",
              "com.google.common.net..",
              "com.google.i18n.phonenumbers..",
              "com.ibm.icu.text..",
              "org.apache.commons.validator.routines..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("com.relevo.intake.(domain.*|*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheShellKnowsSpring =
      noClasses()
          .that()
          .resideInAnyPackage("..domain..", "..json..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.apache.kafka..");
}
