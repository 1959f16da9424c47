package com.relevo.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.LeadId;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.DueClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextBreachTest {
  private static final Instant T = Instant.parse("2026-11-23T09:00:00Z");

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void theFirstOfATeamAndTargetCountsAndAWaivedOneDoesNot() {
    try (NextBreach next =
        new NextBreach(new DueScan(null, null, null), InstantSource.fixed(T), metrics)) {
      next.show(
          List.of(
              clock(T.plusSeconds(10), "accept", "sdr", true),
              clock(T.plusSeconds(20), "accept", "sdr", false),
              clock(T.plusSeconds(30), "accept", "sdr", false),
              clock(T.plusSeconds(40), "route", null, false)));

      assertThat(seconds("accept", "sdr")).isEqualTo(T.plusSeconds(20).getEpochSecond());
      assertThat(seconds("route", "none")).isEqualTo(T.plusSeconds(40).getEpochSecond());

      next.show(List.of());
      assertThat(metrics.find("relevo.sla.next.breach.timestamp").gauges()).isEmpty();
    }
  }

  @Test
  void itTakesTwoPercentOfAProcessorAtMost() {
    assertThat(NextBreach.rest(1_000_000L)).isEqualTo(10_000_000_000L);
    assertThat(NextBreach.rest(800_000_000L)).isEqualTo(40_000_000_000L);
  }

  private double seconds(String target, String team) {
    return metrics
        .get("relevo.sla.next.breach.timestamp")
        .tags("target", target, "team", team)
        .gauge()
        .value();
  }

  private static DueClock clock(Instant due, String target, @Nullable String team, boolean waived) {
    return new DueClock(
        due,
        "lead-1/1/" + target + "/" + due,
        new LeadId("lead-1"),
        target,
        Kind.TIME_TO_ACCEPT,
        team == null ? null : new TeamId(team),
        null,
        T,
        waived);
  }
}
