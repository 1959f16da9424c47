package com.relevo.events;

import com.relevo.events.AgreementEvent.Change;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Samples of what is told of the agreement: full, and with nothing that may be left out. */
final class AgreementSamples {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant EFFECTIVE = Instant.parse("2026-04-01T00:00:00Z");
  private static final String DIGEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Signature MARKETING =
      new Signature(Role.MARKETING, "maria", T, "as discussed");

  private AgreementSamples() {}

  static Stream<Event> full() {
    return Stream.of(
        new AgreementEvent.AgreementProposed(
            full("2026-12/proposed"),
            "2026-12",
            "Acme's agreement",
            DIGEST,
            "2026-11",
            List.of(new Change("/definitions/mql/enter", "50", "60")),
            "sim-1",
            "fewer, better"),
        new AgreementEvent.AgreementSigned(
            full("2026-12/signed/MARKETING"), "2026-12", DIGEST, MARKETING),
        new AgreementEvent.AgreementRejected(
            full("2026-12/rejected"), "2026-12", Role.SALES, "too many"),
        new AgreementEvent.AgreementWithdrawn(full("2026-12"), "2026-12", "a better one follows"),
        new AgreementEvent.AgreementScheduled(
            full("2026-12"),
            "2026-12",
            "Acme's agreement",
            "version: 2026-12\n",
            Map.of("holidays.ics", "BEGIN:VCALENDAR"),
            DIGEST,
            EFFECTIVE,
            1_209_600,
            "maria",
            T,
            List.of(MARKETING, new Signature(Role.SALES, "sven", T.plusSeconds(60), null)),
            "2026-11"),
        new AgreementEvent.AgreementInForce(
            full("2026-12/in-force"), "2026-12", "Acme's agreement", EFFECTIVE, "2026-11"),
        new AgreementEvent.AgreementSuperseded(
            full("2026-11/superseded"), "2026-11", "2026-12", EFFECTIVE));
  }

  static Stream<Event> minimal() {
    return Stream.of(
        new AgreementEvent.AgreementProposed(
            bare("1/proposed"), "1", "First", DIGEST, null, List.of(), null, null),
        new AgreementEvent.AgreementSigned(
            bare("1/signed/SALES"), "1", DIGEST, new Signature(Role.SALES, "sven", T, null)),
        new AgreementEvent.AgreementRejected(bare("1/rejected"), "1", Role.MARKETING, null),
        new AgreementEvent.AgreementWithdrawn(bare("1"), "1", null),
        new AgreementEvent.AgreementScheduled(
            bare("1"),
            "1",
            "First",
            "version: 1\n",
            Map.of(),
            DIGEST,
            EFFECTIVE,
            0,
            "maria",
            T,
            List.of(),
            null),
        new AgreementEvent.AgreementInForce(bare("1/in-force"), "1", "First", EFFECTIVE, null),
        new AgreementEvent.AgreementSuperseded(bare("1/superseded"), "1", "2", EFFECTIVE));
  }

  private static Meta full(String key) {
    return new Meta(
        "e-1",
        new LeadId(key),
        0,
        T,
        T.plusSeconds(1),
        "2026-11",
        List.of(Reason.of("notice_kept", "14 days from the last signature")),
        Mode.LIVE,
        "maria");
  }

  private static Meta bare(String key) {
    return new Meta("e-1", new LeadId(key), 0, T, T, null, List.of(), Mode.LIVE, null);
  }
}
