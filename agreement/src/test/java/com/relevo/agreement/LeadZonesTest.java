package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadFacts;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadZonesTest {
  @Test
  void theLeadsOwnWordCountsFirst() {
    assertThat(LeadZones.of(lead("US", "America/Denver"))).contains(ZoneId.of("America/Denver"));
    assertThat(LeadZones.of(lead("US", "Mountain"))).contains(ZoneId.of("America/New_York"));
  }

  @Test
  void nearlyEveryCountryHasAZone() {
    // Bouvet Island and Heard Island: nobody lives there.
    assertThat(
            Arrays.stream(Locale.getISOCountries())
                .filter(country -> LeadZones.of(lead(country, null)).isEmpty()))
        .containsExactly("BV", "HM");
  }

  @Test
  void nothingKnownIsNoZone() {
    assertThat(LeadZones.of(lead(null, null))).isEmpty();
    assertThat(LeadZones.of(lead("XX", null))).isEmpty();
  }

  private static LeadFacts lead(String country, String zone) {
    return new LeadFacts(
        "mautic",
        true,
        false,
        null,
        null,
        null,
        country,
        null,
        null,
        null,
        zone == null ? Map.of() : Map.of("timezone", zone));
  }
}
