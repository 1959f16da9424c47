package com.relevo.intake.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.Faults;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SourceRef;
import com.relevo.events.Validity;
import com.relevo.intake.domain.mapping.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Signal CAPTURE = new Signal(true, null, null);

  private Person known;

  private List<LeadEvent> take(
      String id, Instant occurredAt, Signal signal, Map<String, String> fields) {
    Item item =
        new Item(
            id,
            List.of("email:ada@example.com"),
            new SourceRef("web", null, "d"),
            fields,
            signal,
            occurredAt,
            occurredAt.plusSeconds(5),
            Mode.LIVE,
            List.of(),
            null);
    Person now = known == null ? Person.found(item, "email:ada@example.com") : known.evolve(item);
    List<LeadEvent> events = Intake.decide(known, now, item);
    known = now;
    return new ArrayList<>(events);
  }

  @Test
  void capturesANewPersonUnderAnIdThatSaysNothingOfThem() {
    LeadCaptured first =
        (LeadCaptured) take("1", NOON, CAPTURE, Map.of("email", "ada@example.com")).getFirst();

    assertThat(first.firstSeen()).isTrue();
    assertThat(first.profile().email()).isEqualTo("ada@example.com");
    assertThat(first.facts().hasEmail()).isTrue();
    assertThat(first.meta().occurredAt()).isEqualTo(NOON);
    assertThat(first.meta().recordedAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(first.leadId().value()).matches("[0-9a-f-]{36}");
  }

  @Test
  void reportsWhatSalesAndAKnownPersonDidAndOfAStrangerWhoTheyAreFirst() {
    Signal call =
        new Signal(
            false,
            null,
            null,
            new Signal.Activity(
                ContactChannel.CALL,
                ContactDirection.OUTBOUND,
                ContactLevel.CONNECT,
                "anna",
                "prices"));
    Map<String, String> ada = Map.of("email", "ada@example.com");
    assertThat(take("1", NOON, call, ada))
        .extracting(Object::getClass)
        .containsExactly(LeadCaptured.class, ActivityReported.class);
    assertThat(take("2", NOON.plusSeconds(60), call, ada))
        .singleElement()
        .isInstanceOfSatisfying(
            ActivityReported.class,
            event -> {
              assertThat(event.meta().occurredAt()).isEqualTo(NOON.plusSeconds(60));
              assertThat(event.level()).isEqualTo(ContactLevel.CONNECT);
              assertThat(event.rep()).isEqualTo("anna");
            });
  }

  @Test
  void mergesALaterDeliveryFieldByField() {
    take(
        "1",
        NOON,
        CAPTURE,
        Map.of("email", "ada@example.com", "company", "Acme", "jobTitle", "CTO"));
    LeadCaptured second =
        (LeadCaptured)
            take(
                    "2",
                    NOON.plusSeconds(60),
                    CAPTURE,
                    Map.of("company", "Acme Inc", "attributes.plan", "pro"))
                .getFirst();

    assertThat(second.firstSeen()).isFalse();
    assertThat(second.profile().company()).isEqualTo("Acme Inc");
    assertThat(second.profile().jobTitle())
        .as("what is not said is not forgotten")
        .isEqualTo("CTO");
    assertThat(second.profile().attributes()).containsEntry("plan", "pro");
  }

  @Test
  void tellsWhatCannotBeUsedUntilItIsToldRightly() {
    Signal update = new Signal(false, null, null);
    LeadCaptured first =
        (LeadCaptured)
            take("1", NOON, CAPTURE, Map.of("faults.phone", "NOT_A_NUMBER", "company", "n/a"))
                .getFirst();
    assertThat(first.facts().faults())
        .isEqualTo(new Faults(null, Validity.NOT_A_NUMBER, null, Validity.PLACEHOLDER));

    LeadCaptured other =
        (LeadCaptured)
            take("2", NOON.plusSeconds(60), update, Map.of("faults.phone", "LENGTH")).getFirst();
    assertThat(other.facts().phoneValidity()).isEqualTo(Validity.LENGTH);

    LeadCaptured right =
        (LeadCaptured)
            take(
                    "3",
                    NOON.plusSeconds(120),
                    update,
                    Map.of("phone", "+4930901820", "company", "Acme"))
                .getFirst();
    assertThat(right.facts().faults()).isNull();
    assertThat(take("4", NOON.plusSeconds(180), update, Map.of("faults.phone", "LENGTH")))
        .as("a number that is known and right stays")
        .isEmpty();
  }

  @Test
  void neverLetsOldNewsOverwriteNewer() {
    take("1", NOON, CAPTURE, Map.of("company", "Acme Inc"));
    LeadCaptured late =
        (LeadCaptured)
            take("2", NOON.minusSeconds(60), CAPTURE, Map.of("company", "Acme", "country", "DE"))
                .getFirst();

    assertThat(late.profile().company()).isEqualTo("Acme Inc");
    assertThat(late.profile().country()).as("but they may add").isEqualTo("DE");
  }

  @Test
  void remembersThatAnOldValueWasConfirmed() {
    take("1", NOON, CAPTURE, Map.of("company", "Acme"));
    take("2", NOON.plusSeconds(60), CAPTURE, Map.of("company", "Acme"));
    LeadCaptured late =
        (LeadCaptured)
            take("3", NOON.plusSeconds(30), CAPTURE, Map.of("company", "Other")).getFirst();

    assertThat(late.profile().company()).isEqualTo("Acme");
  }

  @Test
  void capturesAStrangerWithTheirEngagementAndAKnownPersonOnlyWhenSomethingIsNew() {
    Signal viewed = new Signal(false, new Signal.Engagement(EngagementKind.PAGE_VIEWED, "/"), null);

    assertThat(take("1", NOON, viewed, Map.of("email", "ada@example.com")))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadCaptured.class,
            lead ->
                assertThat(lead.engagement())
                    .isEqualTo(new LeadEvent.Engagement(EngagementKind.PAGE_VIEWED, "/")));
    assertThat(take("2", NOON, viewed, Map.of("email", "ada@example.com")))
        .extracting(Event::getClass)
        .isEqualTo(List.of(LeadEngaged.class));
    assertThat(take("3", NOON, viewed, Map.of("country", "DE")))
        .extracting(Event::getClass)
        .isEqualTo(List.of(LeadCaptured.class));
  }

  @Test
  void saysWhichConsentHoldsWhenNewsArriveLate() {
    Signal withdrawn = new Signal(false, null, new Signal.Consent(false, "unsubscribed"));
    Signal given = new Signal(false, null, new Signal.Consent(true, "opted in"));
    take("1", NOON, withdrawn, Map.of("email", "ada@example.com"));

    ConsentChanged late =
        (ConsentChanged) take("2", NOON.minusSeconds(60), given, Map.of()).getFirst();
    assertThat(late.contactAllowed()).isFalse();
    assertThat(late.meta().because()).extracting(Reason::code).containsExactly("consent_outdated");

    ConsentChanged later =
        (ConsentChanged) take("3", NOON.plusSeconds(60), given, Map.of()).getFirst();
    assertThat(later.contactAllowed()).isTrue();
  }

  @Test
  void tellsWhatIsSaidOfAChannelApartFromDoNotContact() {
    Signal newsletter =
        new Signal(
            false,
            null,
            new Signal.Consent(
                false, "unsubscribed", ContactChannel.EMAIL, ContactPurpose.MARKETING));
    Signal never = new Signal(false, null, new Signal.Consent(false, "asked"));
    take("1", NOON, CAPTURE, Map.of("email", "ada@example.com"));

    ConsentChanged partial = (ConsentChanged) take("2", NOON, newsletter, Map.of()).getFirst();
    assertThat(partial.contactAllowed()).isTrue();
    assertThat(partial.part())
        .isEqualTo(
            new LeadEvent.PartialConsent(false, ContactChannel.EMAIL, ContactPurpose.MARKETING));

    ConsentChanged whole =
        (ConsentChanged) take("3", NOON.minusSeconds(60), never, Map.of()).getFirst();
    assertThat(whole.contactAllowed()).isFalse();
    assertThat(whole.concernsAll()).isTrue();
    assertThat(known.consents().statements())
        .extracting(Consents.Statement::source)
        .containsExactly("web", "web");
  }

  @Test
  void takesNoWithdrawalBackWithAListThatIsBroughtInAgain() {
    Signal never = new Signal(false, null, new Signal.Consent(false, "asked"));
    Signal listed = new Signal(true, null, new Signal.Consent(true, "in the list"));
    take("1", NOON, never, Map.of("email", "ada@example.com"));
    Item row =
        new Item(
            "2",
            List.of("email:ada@example.com"),
            new SourceRef("list", null, "d"),
            Map.of(),
            listed,
            NOON.plusSeconds(90),
            NOON.plusSeconds(90),
            Mode.QUIET,
            List.of(),
            null);

    assertThat(known.evolve(row).consents().contactAllowed()).isFalse();
  }

  @Test
  void derivesTheSameIdsFromTheSameItem() {
    List<LeadEvent> once = take("1", NOON, CAPTURE, Map.of("email", "ada@example.com"));
    known = null;
    List<LeadEvent> again = take("1", NOON, CAPTURE, Map.of("email", "ada@example.com"));

    assertThat(again).isEqualTo(once);
  }

  @Test
  void holdsABoundedNumberOfFields() {
    for (int i = 0; i < 500; i++) {
      take("" + i, NOON, CAPTURE, Map.of("attributes.a" + i, "x"));
    }

    assertThat(known.fields()).hasSize(120);
  }
}
