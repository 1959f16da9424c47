package com.relevo.kit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.DocumentDigest;
import com.relevo.events.AgreementEvent.AgreementInForce;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.AgreementWithdrawn;
import com.relevo.events.Event;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.kit.agreement.AgreementBook.Heard;
import com.relevo.kit.stream.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementBookTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Agreement BEGINNING = AgreementReader.example();

  private final AgreementBook book = new AgreementBook(BEGINNING);

  @Test
  void theBeginningHoldsUntilTheFirstVersionTakesEffect() {
    assertThat(book.timeline().at(Instant.MAX)).isSameAs(BEGINNING);

    assertThat(hear("v2", scheduled("v2", APRIL)))
        .isInstanceOfSatisfying(
            Heard.Scheduled.class,
            heard -> assertThat(heard.change().effectiveAt()).isEqualTo(APRIL));

    assertThat(book.timeline().at(APRIL.minusMillis(1))).isSameAs(BEGINNING);
    assertThat(book.timeline().at(APRIL).version()).isEqualTo("v2");
  }

  @Test
  void whatIsHeardAgainChangesNothing() {
    hear("v2", scheduled("v2", APRIL));
    Agreement before = book.timeline().at(APRIL);

    assertThat(hear("v2", scheduled("v2", APRIL))).isEqualTo(new Heard.Nothing());
    assertThat(book.timeline().at(APRIL)).as("read once").isSameAs(before);
  }

  @Test
  void theNewestRecordOfAKeyHolds() {
    hear("v2", scheduled("v2", APRIL));
    hear("v2", scheduled("v2", APRIL.plusSeconds(60)));
    assertThat(book.timeline().switches().stream().map(Switch::effectiveAt))
        .containsExactly(APRIL.plusSeconds(60));
  }

  @Test
  void aWithdrawnVersionIsGoneAndSoIsADeletedOne() {
    hear("v2", scheduled("v2", APRIL));
    assertThat(hear("v2", new AgreementWithdrawn(meta("v2"), "v2", null)))
        .isInstanceOf(Heard.Withdrawn.class);
    assertThat(book.timeline().version("v2")).isEmpty();

    hear("v2", scheduled("v2", APRIL));
    assertThat(book.hear("v2", null)).isInstanceOf(Heard.Withdrawn.class);
    assertThat(book.timeline().switches()).isEmpty();
    assertThat(book.hear("v2", null)).isEqualTo(new Heard.Nothing());
  }

  @Test
  void noticesAndWhatANewerWriterSaysArePassedOver() {
    assertThat(
            hear(
                "v2/in-force", new AgreementInForce(meta("v2/in-force"), "v2", "Two", APRIL, null)))
        .isEqualTo(new Heard.Nothing());
    assertThat(book.hear("v2", new Inbound.Unknown<>("agreement.amended.v9")))
        .isEqualTo(new Heard.Nothing());
    assertThat(book.timeline().switches()).isEmpty();
  }

  @Test
  void aTextThatIsNoAgreementIsUnreadableAndTheOneBeforeStays() {
    hear("v2", scheduled("v2", APRIL));
    String bad = "version: v2\nteams: nonsense\n";
    assertThat(hear("v2", scheduled("v2", APRIL, bad, DocumentDigest.of(bad, Map.of()))))
        .isInstanceOfSatisfying(
            Heard.Unreadable.class, heard -> assertThat(heard.why()).contains("agreement v2"));
    assertThat(book.timeline().at(APRIL).version()).isEqualTo("v2");
    assertThat(book.unreadable()).containsOnlyKeys("v2");

    hear("v2", scheduled("v2", APRIL));
    assertThat(book.unreadable()).as("a readable one followed").isEmpty();
  }

  @Test
  void aDocumentThatIsNotWhatWasSignedIsRefused() {
    assertThat(hear("v2", scheduled("v2", APRIL, document("v2"), "another digest")))
        .isInstanceOfSatisfying(
            Heard.Unreadable.class, heard -> assertThat(heard.why()).contains("signed"));
    assertThat(book.timeline().switches()).isEmpty();
  }

  @Test
  void aDocumentOfAnotherVersionThanItsKeyIsRefused() {
    String document = document("v3");
    assertThat(hear("v2", scheduled("v2", APRIL, document, DocumentDigest.of(document, Map.of()))))
        .isInstanceOf(Heard.Unreadable.class);
    assertThat(hear("v2", scheduled("v3", APRIL))).isInstanceOf(Heard.Unreadable.class);
    assertThat(book.timeline().switches()).isEmpty();
  }

  @Test
  void bytesThatAreNoEventAreUnreadable() {
    assertThat(book.hear("v2", new Inbound.Unreadable<>("unreadable", "no JSON", new byte[0])))
        .isEqualTo(new Heard.Unreadable("unreadable: no JSON"));
    assertThat(book.unreadable()).containsEntry("v2", "unreadable: no JSON");
  }

  private Heard hear(String key, Event event) {
    return book.hear(key, new Inbound.Readable<>(event));
  }

  private static AgreementScheduled scheduled(String version, Instant effectiveAt) {
    String document = document(version);
    return scheduled(version, effectiveAt, document, DocumentDigest.of(document, Map.of()));
  }

  private static AgreementScheduled scheduled(
      String version, Instant effectiveAt, String document, String digest) {
    return new AgreementScheduled(
        meta(version),
        version,
        "Two",
        document,
        Map.of(),
        digest,
        effectiveAt,
        0,
        "maria",
        MARCH,
        List.of(),
        null);
  }

  private static String document(String version) {
    return BEGINNING.text().replace(BEGINNING.version(), version);
  }

  private static Meta meta(String key) {
    return new Meta("e-1", new LeadId(key), 0, MARCH, MARCH, null, List.of(), Mode.LIVE, null);
  }
}
