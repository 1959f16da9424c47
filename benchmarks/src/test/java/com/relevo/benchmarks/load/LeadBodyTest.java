package com.relevo.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadBodyTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");

  @Test
  void aBodyHasOneKilobyte() {
    assertThat(LeadBody.of(0, AT)).hasSizeBetween(950, 1050);
    assertThat(LeadBody.of(119_999, AT)).hasSizeBetween(950, 1050);
  }

  @Test
  void theNumberComesBackFromTheAddress() {
    String body = new String(LeadBody.of(4711, AT), StandardCharsets.UTF_8);
    String email = body.replaceAll(".*\"email\":\"([^\"]+)\".*", "$1");

    assertThat(LeadBody.number(email)).isEqualTo(4711);
  }

  @Test
  void theBodyIsJson() {
    var body = com.relevo.events.EventJson.mapper().readTree(LeadBody.of(7, AT));

    assertThat(body.at("/type").asString()).isEqualTo("lead.captured");
    assertThat(body.at("/data/attributes/remarks").asString()).endsWith("end of the quarter.");
  }
}
