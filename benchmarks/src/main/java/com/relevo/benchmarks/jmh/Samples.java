package com.relevo.benchmarks.jmh;

import com.relevo.events.EngagementKind;
import com.relevo.events.LeadEvent.Engagement;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A lead as forms deliver them. */
final class Samples {
  private static final Instant AT = Instant.parse("2026-11-20T09:30:00.123Z");

  private Samples() {}

  static LeadFacts facts() {
    return LeadFacts.of("website", profile());
  }

  static LeadCaptured leadCaptured() {
    Meta meta =
        new Meta(
            "0b7f9a52-33c1-8d0e-9b1c-5f7a2f6c1d11",
            new LeadId("018f3c52-7c1a-7d3e-8a55-1f2e3d4c5b6a"),
            0,
            AT,
            AT.plusMillis(35),
            null,
            List.of(),
            Mode.LIVE,
            null);
    SourceRef origin = new SourceRef("website", "4711", "website/msg_4711");
    return new LeadCaptured(
        meta,
        origin,
        profile(),
        facts(),
        true,
        new Engagement(EngagementKind.FORM_SUBMITTED, "demo form"));
  }

  private static LeadProfile profile() {
    return new LeadProfile(
        "robin.lead@contoso.com",
        "+4930123456",
        "Robin",
        "Lead",
        "Robin Lead",
        "Head of Sales Operations",
        "Contoso Logistics",
        "contoso.com",
        "DE",
        "Logistics",
        250,
        "en",
        Map.of("utm_source", "newsletter", "utm_campaign", "autumn", "budget", "20k"));
  }
}
