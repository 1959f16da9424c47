package com.relevo.sla.domain.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.SlaReport.IncidentCause;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormGuardTest {
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");

  private final StormGuard guard = new StormGuard(5, Duration.ofMinutes(10));
  private final List<SlaIncident> said = new ArrayList<>();
  private Storm storm = Storm.calm("accept");
  private int breaches;

  private Breach breach(Instant at) {
    breaches++;
    // Each of another source: nothing in common.
    return new Breach(
        "i-" + breaches,
        "accept",
        new TeamId("sdr"),
        at,
        false,
        false,
        false,
        false,
        "tool-" + breaches,
        at);
  }

  private void read(Breach breach, Instant now) {
    take(guard.on(storm, breach, now, "v1"));
  }

  private void storm(int count, Instant from) {
    for (int i = 0; i < count; i++) {
      read(breach(from.plusSeconds(i)), from.plusSeconds(i));
    }
  }

  private void tick(Instant now) {
    take(guard.at(storm, now, "v1"));
  }

  private void take(StormGuard.Outcome outcome) {
    storm = outcome.storm();
    outcome.event().ifPresent(said::add);
  }

  @Test
  void opensAtMoreThanTheLimitAndOnce() {
    storm(5, TEN);
    assertThat(said).isEmpty();

    storm(20, TEN.plusSeconds(5));
    assertThat(said).hasSize(1);
    SlaIncident opened = said.getFirst();
    assertThat(opened.to()).isNull();
    assertThat(opened.from()).isEqualTo(TEN);
    assertThat(opened.breaches()).isEqualTo(6);
    assertThat(opened.examples()).containsExactly("i-1", "i-2", "i-3", "i-4", "i-5", "i-6");
    assertThat(opened.leadId().value()).isEqualTo("incident/accept");
    assertThat(opened.team()).isEqualTo(new TeamId("sdr"));
  }

  @Test
  void doesNotOpenForTheSameNumberOverALongerTime() {
    for (int i = 0; i < 60; i++) {
      Instant at = TEN.plus(Duration.ofMinutes(3).multipliedBy(i));
      read(breach(at), at);
      tick(at);
    }
    assertThat(said).isEmpty();
  }

  @Test
  void closesWhenItIsOverWithAllThatWasInIt() {
    storm(25, TEN);
    tick(TEN.plus(Duration.ofMinutes(9)));
    assertThat(said).hasSize(1);

    Instant over = TEN.plus(Duration.ofMinutes(12));
    tick(over);
    assertThat(said).hasSize(2);
    SlaIncident closed = said.getLast();
    assertThat(closed.incident()).isEqualTo(said.getFirst().incident());
    assertThat(closed.meta().eventId()).isNotEqualTo(said.getFirst().meta().eventId());
    assertThat(closed.from()).isEqualTo(TEN);
    assertThat(closed.to()).isEqualTo(over);
    assertThat(closed.breaches()).isEqualTo(25);
    assertThat(closed.examples()).hasSize(10);

    tick(over.plusSeconds(1));
    storm(5, over.plusSeconds(2));
    assertThat(said).hasSize(2);
    storm(1, over.plusSeconds(10));
    assertThat(said).hasSize(3);
    assertThat(said.getLast().incident()).isNotEqualTo(closed.incident());
  }

  @Test
  void staysOpenAroundTheLimit() {
    storm(6, TEN);
    for (int minute = 2; minute < 120; minute += 2) {
      Instant at = TEN.plus(Duration.ofMinutes(minute));
      read(breach(at), at);
      tick(at);
    }
    assertThat(said).hasSize(1);
  }

  @Test
  void opensNoneForWhatFiredLongAgo() {
    for (int i = 0; i < 100; i++) {
      read(breach(TEN), TEN.plus(Duration.ofHours(1)));
    }
    assertThat(said).isEmpty();
  }

  @Test
  void namesWhatMostHaveInCommonAndAnOutageFirst() {
    assertThat(cause(true, true, true, true)).isEqualTo(IncidentCause.OUTAGE);
    assertThat(cause(false, true, true, true)).isEqualTo(IncidentCause.CALENDAR_CHANGE);
    assertThat(cause(false, true, true, false)).isEqualTo(IncidentCause.IMPORT);
    assertThat(cause(false, false, true, false)).isEqualTo(IncidentCause.NO_CAPACITY);
    assertThat(cause(false, false, false, false)).isEqualTo(IncidentCause.UNKNOWN);
  }

  private static IncidentCause cause(
      boolean late, boolean imported, boolean noCapacity, boolean tookOver) {
    Hints hints = Hints.NONE;
    for (int i = 0; i < 5; i++) {
      boolean most = i < 3;
      hints =
          hints.plus(
              Hints.of(
                  new Breach(
                      "i",
                      "t",
                      null,
                      TEN,
                      late && most,
                      imported && most,
                      noCapacity && most,
                      tookOver && most,
                      "tool-" + i,
                      TEN),
                  Duration.ofMinutes(10)));
    }
    return hints.cause();
  }

  @Test
  void namesABurstFromOneSourceAnImport() {
    for (int i = 0; i < 6; i++) {
      Breach breach = breach(TEN.plusSeconds(i));
      read(
          new Breach(
              breach.instance(),
              "accept",
              null,
              breach.firedAt(),
              false,
              false,
              false,
              false,
              "fair-list",
              TEN.minusSeconds(3600 - i)),
          TEN.plusSeconds(i));
    }
    assertThat(said.getFirst().cause()).isEqualTo(IncidentCause.IMPORT);
  }
}
