package com.relevo.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.relevo.agreement.ContactStatements;
import com.relevo.agreement.ContactStatements.Statement;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.events.Faults;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.Validity;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.domain.Closing;
import com.relevo.scoring.domain.Consent;
import com.relevo.scoring.domain.Deed;
import com.relevo.scoring.domain.Deeds;
import com.relevo.scoring.domain.Falls;
import com.relevo.scoring.domain.Fit;
import com.relevo.scoring.domain.KnownFacts;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.Position;
import com.relevo.scoring.domain.Published;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;
import com.relevo.scoring.domain.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LeadScoringSerdeTest {
  private static final Instant T = Happenings.START;

  @Test
  void givesBackWhatItWasGiven() {
    assertThat(there(LeadScoring.UNKNOWN)).isEqualTo(LeadScoring.UNKNOWN);
    assertThat(there(full(3))).isEqualTo(full(3));
  }

  @Test
  void isSmall() {
    assertThat(LeadScoringSerde.write(full(1)).length).isLessThan(350);
    assertThat(LeadScoringSerde.write(full(201)).length).isLessThan(350 + 200 * 35);
  }

  @Test
  void refusesAFormItDoesNotKnow() {
    byte[] bytes = LeadScoringSerde.write(LeadScoring.UNKNOWN);
    bytes[0] = 9;

    assertThatIllegalStateException()
        .isThrownBy(() -> LeadScoringSerde.read(bytes))
        .withMessage("Expected a lead's scoring in form 6, but it is in form 9");
  }

  @Test
  void readsWhatWasWrittenBeforeThereWereTerritories() {
    byte[] before = formOne(full(0));

    assertThat(LeadScoringSerde.read(before).facts().lead())
        .isEqualTo(full(0).facts().lead().withFaults(Faults.NONE).withTerritory(null, null, null));
    assertThat(LeadScoringSerde.read(before).facts().fit()).isNull();
    assertThat(LeadScoringSerde.read(before).watch()).isEqualTo(full(0).watch());
  }

  @Test
  void readsWhatWasWrittenBeforeThereWasAFit() {
    LeadScoring now = full(2);
    byte[] before =
        without(
            LeadScoringSerde.write(now),
            2,
            out -> {
              faults(out);
              fit(out);
            });

    assertThat(LeadScoringSerde.read(before).facts().fit()).isNull();
    assertThat(LeadScoringSerde.read(before).facts().lead())
        .isEqualTo(now.facts().lead().withFaults(Faults.NONE));
    assertThat(LeadScoringSerde.read(before).watch()).isEqualTo(now.watch());
  }

  @Test
  void readsWhatWasWrittenBeforeThereWereFaults() {
    LeadScoring now = full(2);
    byte[] before =
        without(
            LeadScoringSerde.write(now),
            3,
            out -> {
              out.text("crm");
              faults(out);
            },
            out -> out.text("crm"));

    assertThat(LeadScoringSerde.read(before).facts())
        .isEqualTo(facts(now.facts().lead().withFaults(Faults.NONE)));
    assertThat(LeadScoringSerde.read(before).watch()).isEqualTo(now.watch());
  }

  @Test
  void readsWhatWasWrittenBeforeThereWereStatementsOfChannels() {
    LeadScoring now = full(2);
    LeadScoring before = LeadScoringSerde.read(without(LeadScoringSerde.write(now), 4, _ -> {}));

    assertThat(before.consent())
        .isEqualTo(new Consent(false, now.consent().statedAt(), ContactStatements.NONE));
    assertThat(before.facts()).isEqualTo(now.facts());
    assertThat(before.watch()).isEqualTo(now.watch());
  }

  @Test
  void readsWhatWasWrittenBeforeAStageHadABeginning() {
    LeadScoring now = full(2);
    LeadScoring before = LeadScoringSerde.read(without(LeadScoringSerde.write(now), 5, _ -> {}));

    assertThat(before.position().since()).isNull();
    assertThat(before.position().falls()).isEqualTo(now.position().falls());
    assertThat(before.consent()).isEqualTo(now.consent());
    assertThat(before.watch()).isEqualTo(now.watch());
  }

  /** The same less the three texts, the faults and the fit. */
  private static byte[] formOne(LeadScoring state) {
    return without(
        LeadScoringSerde.write(state),
        1,
        out -> {
          List.of("HH", "20095", "crm").forEach(out::text);
          faults(out);
          fit(out);
        });
  }

  private static void faults(Writer out) {
    out.flag(true);
    out.constant(null);
    out.constant(Validity.NOT_A_NUMBER);
    out.constant(null);
    out.constant(Validity.PLACEHOLDER);
  }

  private static void statements(Writer out) {
    out.list(
        full(0).consent().said().all(),
        (each, said) -> {
          each.constant(said.channel());
          each.constant(said.purpose());
          each.flag(said.allowed());
          each.instant(said.at());
        });
  }

  private static void fit(Writer out) {
    out.flag(true);
    out.text("2026-2");
    out.number(-77);
    out.list(List.of(0, 3, 300), (each, place) -> each.number(place));
  }

  private static byte[] without(byte[] bytes, int form, Consumer<Writer> later) {
    return without(bytes, form, later, _ -> {});
  }

  /** {@code left} is what else stands in the place of {@code later}. */
  private static byte[] without(
      byte[] bytes, int form, Consumer<Writer> later, Consumer<Writer> left) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    all =
        all.replace(
            packed(LeadScoringSerdeTest::fallsAndSince), packed(LeadScoringSerdeTest::falls));
    if (form < 5) {
      all = all.replace(packed(LeadScoringSerdeTest::statements), "");
    }
    String gone = packed(later);
    String stays = packed(left);
    byte[] older = all.replace(gone, stays).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(older).hasSize(all.length() - gone.length() + stays.length());
    older[0] = (byte) form;
    return older;
  }

  private static void falls(Writer out) {
    out.instant(T.minusSeconds(5));
    out.instant(null);
  }

  private static void fallsAndSince(Writer out) {
    falls(out);
    out.instant(T.plusSeconds(3));
  }

  private static String packed(Consumer<Writer> written) {
    Writer packed = new Writer();
    written.accept(packed);
    return new String(packed.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static LeadScoring there(LeadScoring state) {
    return LeadScoringSerde.read(LeadScoringSerde.write(state));
  }

  private static KnownFacts facts(LeadFacts lead) {
    return new KnownFacts(
        lead, T, T.plusSeconds(1), "e-1", new Fit("2026-2", -77, List.of(0, 3, 300)));
  }

  private static LeadScoring full(int deeds) {
    LeadFacts lead =
        new LeadFacts(
                "mautic",
                true,
                false,
                "Head of Sales",
                "Hansa",
                "hansa.example",
                "DE",
                null,
                320,
                "de",
                Map.of("utm_source", "fair"))
            .withMailbox(true, false)
            .withTerritory("HH", "20095", "crm")
            .withFaults(new Faults(null, Validity.NOT_A_NUMBER, null, Validity.PLACEHOLDER));
    List<Deed> did = new ArrayList<>();
    for (int i = 0; i < deeds; i++) {
      Instant at = T.minusSeconds(60L * i).plusNanos(5);
      did.add(
          new Deed(
              EngagementKind.values()[i % EngagementKind.values().length],
              at,
              at.plusMillis(1500),
              i == 0 ? "not-a-uuid" : new UUID(7, i).toString()));
    }
    return new LeadScoring(
        facts(lead),
        new Deeds(did),
        new Consent(
            false,
            T.plusSeconds(9),
            new ContactStatements(
                List.of(
                    new Statement(null, null, false, T.plusSeconds(9)),
                    new Statement(ContactChannel.EMAIL, ContactPurpose.MARKETING, true, T)))),
        new Position(
            Stage.RECYCLED,
            2,
            false,
            "no_budget_now",
            new Closing(T, Outcome.RECYCLED, "no_budget_now"),
            new Falls(T.minusSeconds(5), null),
            T.plusSeconds(3)),
        new Standing("hansa.example", 120, 3, 1, true, false),
        new Published(new Score(40, -25), Stage.RECYCLED, "B4", "2026-2", Long.MIN_VALUE + 7),
        new Watch(T, T.plusSeconds(77), new Share("hansa.example", 20, false, true), Mode.QUIET));
  }
}
