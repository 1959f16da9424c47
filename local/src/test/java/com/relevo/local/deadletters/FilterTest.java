package com.relevo.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.DeadLetters;
import com.relevo.local.CannotRun;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class FilterTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final DeadLetter LETTER =
      DeadLetter.of(
          new LetterId("relevo.leads.dlt", 0, 12),
          "lead-1",
          Map.of(
              DeadLetters.SERVICE, "scoring-service",
              DeadLetters.REASON, "unreadable",
              DeadLetters.AT, "2026-11-26T11:00:00Z"),
          NOW);

  @Command
  private static final class Any {
    @Mixin private Filter filter;
  }

  private static Filter filter(String... arguments) {
    Any command = new Any();
    new CommandLine(command).parseArgs(arguments);
    return command.filter;
  }

  @ParameterizedTest
  @CsvSource({
    "--service=scoring-service,true",
    "--service=handoff-service,false",
    "--reason=unreadable,true",
    "--reason=decision_failed,false",
    "--key=lead-1,true",
    "--key=lead-2,false",
    "--since=2h,true",
    "--since=30m,false",
    "--since=2026-11-26,true",
    "--until=30m,true",
    "--until=2026-11-26T11:00:00Z,false"
  })
  void eachWordMustHold(String option, boolean holds) {
    assertThat(filter(option).at(NOW).test(LETTER)).isEqualTo(holds);
    assertThat(filter(option).says()).isTrue();
  }

  @Test
  void aTopicIsNamedByItselfOrByItsDeadLetters() {
    assertThat(filter("--topic=relevo.leads").reads("relevo.leads.dlt")).isTrue();
    assertThat(filter("--topic=relevo.leads.dlt").reads("relevo.leads.dlt")).isTrue();
    assertThat(filter("--topic=relevo.leads").reads("relevo.sla.dlt")).isFalse();
    assertThat(filter().reads("relevo.sla.dlt")).isTrue();
    assertThat(filter().says()).isFalse();
  }

  @Test
  void aTimeThatIsNoneIsAnError() {
    assertThatThrownBy(() -> filter("--since=yesterday").at(NOW))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("--since")
        .hasMessageContaining("yesterday");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relevo.leads/0/12", "relevo.leads.dlt/0", "relevo.leads.dlt/a/1", ""})
  void aLetterThatIsNoneIsAnError(String text) {
    assertThatThrownBy(() -> LetterId.of(text)).isInstanceOf(CannotRun.class);
  }

  @Test
  void aLettersNameIsReadAsItIsWritten() {
    assertThat(LetterId.of(LETTER.id().toString())).isEqualTo(LETTER.id());
  }
}
