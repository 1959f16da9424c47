package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.events.EventJson;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.handoff.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private final AgreementTimeline timeline =
      AgreementTimeline.of(Samples.agreement(team("sdr", rep("anna", 1, 1))))
          .with(
              new Switch(
                  NOON, NOON.minusSeconds(60), Samples.agreement("v2", List.of(), "x", List.of())));

  @Test
  void staysUnderItsVersionWhateverTheTimeSays() {
    assertThat(opened(NOON, "v1").agreement(timeline).version()).isEqualTo("v1");
  }

  @Test
  void isOfItsTimeWhereTheVersionIsUnknown() {
    assertThat(opened(NOON, "v0").agreement(timeline).version()).isEqualTo("v2");
    assertThat(opened(NOON.minusMillis(1), "v0").agreement(timeline).version()).isEqualTo("v1");
  }

  @Test
  void oneThatWasKeptBeforeThereWereVersionsIsRead() {
    String json = new String(EventJson.mapper().writeValueAsBytes(opened(NOON, null)));
    assertThat(json).doesNotContain("version");
    Opening read = EventJson.mapper().readValue(json, Opening.class);
    assertThat(read.agreement(timeline).version()).isEqualTo("v2");
  }

  private static Opening opened(Instant at, String version) {
    return new Opening(
        1, Mode.LIVE, at, Stage.MQL, new Score(40, 30), Samples.facts("de"), version);
  }
}
