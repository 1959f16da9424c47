package com.relevo.kit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CalendarCoverageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Logger logger = (Logger) LoggerFactory.getLogger(CalendarCoverage.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.WARN);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void aListOfDatesThatRunsOutWithinTwelveMonthsIsAWarning() throws IOException {
    coverage("[2027-03-29, --01-01]", NOW);

    assertThat(warnings())
        .containsExactly(
            "Expected calendar paris-office to know the holidays of the next 12 months, but it knows them until 2027-03-29;"
                + " its due times will ignore the others");
    assertThat(days("paris-office")).isEqualTo(127);
    assertThat(days("emea-office")).isGreaterThan(26_000);
  }

  @Test
  void aListOfTwelveMonthsIsNone() throws IOException {
    coverage("[2027-11-22]", NOW);

    assertThat(warnings()).isEmpty();
    assertThat(days("paris-office")).isEqualTo(365);
  }

  @Test
  void aListThatHasRunOutKnowsNothing() throws IOException {
    coverage("[2026-01-01]", NOW);

    assertThat(warnings()).hasSize(1);
    assertThat(days("paris-office")).isZero();
  }

  @Test
  void aCalendarWithoutHolidaysIsAWarningUnlessItSaysSo() throws IOException {
    coverage("[]", NOW);
    assertThat(warnings()).singleElement().asString().contains("but it knows none");
    assertThat(days("paris-office")).isZero();

    log.list.clear();
    metrics.clear();
    coverage("none", NOW);
    assertThat(warnings()).isEmpty();
    assertThat(
            metrics.find("relevo.calendar.coverage.days").tag("calendar", "paris-office").gauge())
        .isNull();
  }

  @Test
  void theAgreementThatShipsWarnsOfNothing() {
    new CalendarCoverage(metrics, InstantSource.fixed(NOW)).inForce(AgreementReader.example());
    assertThat(warnings()).isEmpty();
  }

  @Test
  void theCalendarsOfTheNextVersionTakeThePlaceOfThoseOfTheLast() throws IOException {
    CalendarCoverage coverage = new CalendarCoverage(metrics, InstantSource.fixed(NOW));
    coverage.inForce(agreement("[2027-11-22]"));
    coverage.inForce(agreement("[2028-11-22]"));
    assertThat(days("paris-office")).isEqualTo(731);
    coverage.inForce(agreement("none"));
    assertThat(
            metrics.find("relevo.calendar.coverage.days").tag("calendar", "paris-office").gauge())
        .isNull();
  }

  private void coverage(String parisianHolidays, Instant now) throws IOException {
    new CalendarCoverage(metrics, InstantSource.fixed(now)).inForce(agreement(parisianHolidays));
  }

  private static Agreement agreement(String parisianHolidays) throws IOException {
    try (InputStream example =
        AgreementReader.class.getResourceAsStream("/relevo/agreement.yaml")) {
      String yaml = new String(example.readAllBytes(), StandardCharsets.UTF_8);
      String changed = yaml.replace("holidays: [{ country: fr }]", "holidays: " + parisianHolidays);
      assertThat(changed).isNotEqualTo(yaml);
      return AgreementReader.read("test", changed);
    }
  }

  private double days(String calendar) {
    return metrics.get("relevo.calendar.coverage.days").tag("calendar", calendar).gauge().value();
  }

  private List<String> warnings() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
