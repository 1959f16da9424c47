package com.relevo.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadFacts;
import com.relevo.events.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Funnel funnel = new Funnel(metrics, List.of("Forklifts", "Cranes"));

  @Test
  void aLeadCountsOnceInEachWayOfLooking() {
    funnel.entered(Stage.MQL, lead("DE", 120, " forklifts "));
    funnel.entered(Stage.MQL, lead("DE", 4, "Cranes"));

    assertThat(counted())
        .isEqualTo(
            Map.of(
                "zone DE", 2.0,
                "segment 50-249", 1.0,
                "segment 1-9", 1.0,
                "service Forklifts", 1.0,
                "service Cranes", 1.0));
  }

  @Test
  void whatSomebodySentIsNoLabel() {
    funnel.entered(Stage.MQL, lead("Atlantis", 1, "call me at +49 30 123456"));

    assertThat(counted())
        .containsKeys("zone other", "service other")
        .allSatisfy((label, _) -> assertThat(label).doesNotContain("Atlantis", "123456"));
  }

  @Test
  void whatIsNotKnownIsSaidToBe() {
    funnel.entered(Stage.PROFILED, lead(null, null, null));

    assertThat(counted()).containsOnlyKeys("zone unknown", "segment unknown", "service unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1-9",
    "9, 1-9",
    "10, 10-49",
    "49, 10-49",
    "50, 50-249",
    "249, 50-249",
    "250, 250-999",
    "999, 250-999",
    "1000, 1000+"
  })
  void aCompanyOfThisSizeIsInOneSegment(int employees, String segment) {
    funnel.entered(Stage.MQL, lead("DE", employees, null));

    assertThat(counted()).containsKey("segment " + segment);
  }

  private Map<String, Double> counted() {
    return metrics.find("relevo.funnel").counters().stream()
        .collect(
            Collectors.toMap(
                each -> each.getId().getTag("by") + " " + each.getId().getTag("value"),
                Counter::count));
  }

  private static LeadFacts lead(
      @Nullable String country, @Nullable Integer employees, @Nullable String interest) {
    return new LeadFacts(
            "site", true, false, null, null, null, country, null, employees, null, Map.of())
        .withTerritory(null, null, interest);
  }
}
