package com.relevo.kit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AgreementWarningsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-26T09:00:00Z"));

  private final Agreement example = AgreementReader.example();
  private final Logger logger = (Logger) LoggerFactory.getLogger(AgreementWarnings.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

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
  void tellsWhatIsOddWithItsPlaceAndWhatToDo() {
    String odd =
        example
            .text()
            .replace("- id: everybody-else", "- id: everybody-else\n    when: lead.hasEmail");

    new AgreementWarnings(CLOCK).inForce(AgreementReader.read("odd", odd));

    assertThat(log.list).hasSize(1);
    assertThat(log.list.getFirst().getFormattedMessage())
        .matches(
            "Agreement 2026-2, line \\d+, column \\d+: A lead that no routing rule holds for stays unrouted"
                + " \\(leads-without-team\\); end with a rule that has no when");
  }

  @Test
  void isSilentOnTheExample() {
    new AgreementWarnings(CLOCK).inForce(example);

    assertThat(log.list).isEmpty();
  }
}
