package com.relevo.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "com.relevo.scoring", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theDomainIsPure =
      classes()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.relevo.scoring.domain..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "org.jspecify.annotations..",
              "java.lang..",
              "java.util..",
              "java.time..");

  @ArchTest
  static final ArchRule aSimulationTouchesNothing =
      classes()
          .that()
          .resideInAPackage("com.relevo.scoring.simulation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.relevo.scoring.simulation..",
              "com.relevo.scoring.domain..",
              "com.relevo.events..",
              "com.relevo.agreement..",
              "org.jspecify.annotations..",
              "java.lang..",
              "java.util..",
              "java.time..");

  @ArchTest
  static final ArchRule theDomainDoesNotKnowTheShell =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.relevo.scoring.stream..",
              "com.relevo.scoring.http..",
              "com.relevo.scoring.config..",
              "com.relevo.scoring.predictive..",
              "com.relevo.scoring.past..",
              "com.relevo.scoring.simulation..");

  @ArchTest
  static final ArchRule timeIsAnArgument =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC");
}
