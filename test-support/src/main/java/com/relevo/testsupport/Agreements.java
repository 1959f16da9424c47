package com.relevo.testsupport;

import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.DocumentDigest;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Versions of the agreement as alignment-service schedules them. */
public final class Agreements {
  private Agreements() {}

  /** The shipped example under another name. */
  public static AgreementScheduled scheduled(String version, Instant effectiveAt) {
    return scheduled(
        version,
        AgreementReader.example()
            .text()
            .replace("version: " + AgreementReader.example().version(), "version: " + version),
        effectiveAt);
  }

  /** Written a day before it takes effect. */
  public static AgreementScheduled scheduled(String version, String document, Instant effectiveAt) {
    Instant at = effectiveAt.minusSeconds(86_400);
    return new AgreementScheduled(
        new Meta(
            "scheduled " + version + " for " + effectiveAt,
            new LeadId(version),
            0,
            at,
            at,
            null,
            List.of(),
            Mode.LIVE,
            "maria"),
        version,
        "Agreement " + version,
        document,
        Map.of(),
        DocumentDigest.of(document, Map.of()),
        effectiveAt,
        86_400,
        "maria",
        at,
        List.of(
            new Signature(Role.MARKETING, "maria", at, null),
            new Signature(Role.SALES, "sven", at, null)),
        null);
  }
}
