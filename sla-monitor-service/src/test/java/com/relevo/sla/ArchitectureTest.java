package com.relevo.sla;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

@AnalyzeClasses(packages = "com.relevo.sla", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theDomainIsPure =
      classes()
          .that()
          .resideInAPackage("com.relevo.sla.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.relevo.sla.domain..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule aSimulationTouchesNothing =
      classes()
          .that()
          .resideInAPackage("com.relevo.sla.simulation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.relevo.sla.simulation..",
              "com.relevo.sla.domain..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule theDomainIsToldTheTime =
      noClasses()
          .that()
          .resideInAnyPackage("com.relevo.sla.domain..", "com.relevo.sla.simulation..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class)
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("com.relevo.sla.(*)..").should().beFreeOfCycles();
}
