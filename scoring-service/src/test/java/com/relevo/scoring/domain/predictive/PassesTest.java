package com.relevo.scoring.domain.predictive;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Predictive.Positive;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassesTest {
  private static final Instant AT = Handed.START;
  private final Handed its = new Handed("lead-1");

  private static Passes heard(Event... events) {
    return heard(List.of(events));
  }

  private static Passes heard(List<Event> events) {
    Passes passes = Passes.NONE;
    for (Event event : events) {
      passes =
          passes.on(
              event,
              version ->
                  version.equals("unknown")
                      ? Optional.empty()
                      : Optional.of(Synthetic.questions(version)));
    }
    return passes;
  }

  @ParameterizedTest
  @CsvSource({
    "WON, false, true, true",
    "WON, true, true, true",
    "LOST, true, true, false",
    "LOST, false, true, false",
    "REJECTED, false, false, false",
    "RECYCLED, false, false, false",
    "RECYCLED, true, true, false",
    "DISQUALIFIED, true, true, false",
    "CONSENT_WITHDRAWN, false, , ",
    "CONSENT_WITHDRAWN, true, true, ",
    "WITHDRAWN, false, , ",
  })
  void whatIsGoodIsWhatTheAgreementAsksFor(
      Outcome outcome, boolean qualified, Boolean byQualified, Boolean byWon) {
    Passes passes = heard(its.opened(1, AT, "v1"), its.closed(1, AT.plusSeconds(9), outcome));
    if (qualified) {
      passes = passes.on(its.qualified(1, AT.plusSeconds(5)), _ -> Optional.empty());
    }
    Pass pass = passes.decided().getFirst();

    assertThat(pass.good(Positive.QUALIFIED)).isEqualTo(Optional.ofNullable(byQualified));
    assertThat(pass.good(Positive.WON)).isEqualTo(Optional.ofNullable(byWon));
  }

  @Test
  void learnsOfWhatWasKnownAtTheOpeningAlone() {
    Passes passes =
        heard(
            its.opened(1, AT, "v1", "title"),
            its.moved(1, AT.plusSeconds(3), "v1", Stage.MQL, Stage.SQL, "title", "demo"),
            its.qualified(1, AT.plusSeconds(5)));

    Pass pass = passes.decided().getFirst();
    assertThat(pass.opened().answers())
        .containsEntry(Synthetic.key("title"), true)
        .containsEntry(Synthetic.key("demo"), false);
    assertThat(pass.opened().points()).isEqualTo(10);
  }

  @Test
  void anOpeningUnderAnAgreementNobodyHasCannotBeLearntFrom() {
    assertThat(
            heard(its.opened(1, AT, "unknown"), its.closed(1, AT.plusSeconds(9), Outcome.WON))
                .decided())
        .isEmpty();
  }

  @Test
  void aLaterWordOnTheSameCycleReplacesTheFirst() {
    Passes passes =
        heard(
            its.opened(1, AT, "v1"),
            its.closed(1, AT.plusSeconds(9), Outcome.REJECTED),
            its.closed(1, AT.plusSeconds(10), Outcome.WON));

    assertThat(passes.decided()).hasSize(1);
    assertThat(passes.decided().getFirst().good(Positive.WON)).contains(true);
  }

  @Test
  void theOrderInWhichItIsHeardDoesNotMatter() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Event> events = new ArrayList<>();
      for (int cycle = 1; cycle <= 2; cycle++) {
        Instant at = AT.plusSeconds(100L * cycle);
        events.add(its.opened(cycle, at, "v1", "demo"));
        events.add(its.opened(cycle, at.plusSeconds(1), "v1", "title"));
        events.add(its.qualified(cycle, at.plusSeconds(2)));
        events.add(its.closed(cycle, at.plusSeconds(3), Outcome.REJECTED));
        events.add(its.closed(cycle, at.plusSeconds(4), Outcome.LOST));
      }
      Passes inOrder = heard(events);
      events.addAll(events);
      Collections.shuffle(events, random);

      assertThat(heard(events)).as("seed " + seed).isEqualTo(inOrder);
    }
  }

  @Test
  void keepsTheLastTwoCyclesOfALead() {
    List<Event> events = new ArrayList<>();
    for (int cycle = 1; cycle <= 50; cycle++) {
      events.add(its.opened(cycle, AT.plusSeconds(cycle), "v1"));
    }
    events.add(its.opened(3, AT, "v1"));

    assertThat(heard(events).all()).extracting(Pass::cycle).containsExactly(49, 50);
  }
}
