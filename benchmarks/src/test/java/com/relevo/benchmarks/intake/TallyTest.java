package com.relevo.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Answer UNAVAILABLE = new Answer.Status(503, "5", "{}");

  private final Tally tally = new Tally();

  @BeforeEach
  void begin() {
    tally.phase("well");
  }

  @Test
  void theLawIsKeptWhenAllThatWasAcknowledgedIsThere() {
    tally.note(1, kept("a"));
    tally.note(2, kept("b"));

    assertThat(tally.allIn(Set.of("a"))).isFalse();
    assertThat(tally.verdict(Set.of("a", "b", "c")).kept()).isTrue();
  }

  @Test
  void oneAcknowledgedAndNotThereBreaksIt() {
    tally.note(1, kept("a"));
    tally.note(2, kept("b"));

    Tally.Verdict verdict = tally.verdict(Set.of("a"));

    assertThat(verdict.kept()).isFalse();
    assertThat(verdict.lines())
        .contains("2 leads acknowledged, of which 1 are not in the topic", "  lost: b");
  }

  @Test
  void whoIsNotToldToSendAgainBreaksItEvenIfHeDoes() {
    tally.note(1, new Answer.Status(500, null, "{}"));
    tally.note(1, kept("a"));

    Tally.Verdict verdict = tally.verdict(Set.of("a"));

    assertThat(verdict.kept()).isFalse();
    assertThat(verdict.lines()).contains("1 answers after which a tool would not send again");
  }

  @Test
  void whatIsRefusedStaysOpenUntilItIsAcknowledged() {
    tally.note(1, UNAVAILABLE);
    tally.note(2, new Answer.Broken("reset"));
    assertThat(tally.open()).containsExactly(1L, 2L);
    assertThat(tally.verdict(Set.of()).kept()).isFalse();

    tally.note(1, kept("a"));
    tally.note(2, kept("b"));

    assertThat(tally.open()).isEmpty();
    assertThat(tally.answers()).isEqualTo(4);
    assertThat(tally.verdict(Set.of("a", "b")).kept()).isTrue();
  }

  @Test
  void answersAreCountedByPhase() {
    tally.note(1, kept("a"));
    tally.phase("killed");
    tally.note(2, UNAVAILABLE);
    tally.note(3, UNAVAILABLE);
    tally.note(4, new Answer.Broken("reset"));

    assertThat(tally.verdict(Set.of("a")).lines().stream().map(String::strip))
        .anyMatch(line -> line.matches("well +202: 1"))
        .anyMatch(line -> line.matches("killed +503 with Retry-After: 2, connection broken: 1"));
  }

  private static Answer kept(String deliveryId) {
    return new Answer.Status(202, null, "{\"deliveryId\":\"" + deliveryId + "\"}");
  }
}
