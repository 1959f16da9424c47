package com.relevo.intake.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.kit.stream.Serdes;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmissionBindingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String TOPIC = "relevo.submissions";

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Keyring keys = new Keyring();
  private final TopologyFixture stream =
      new TopologyFixture(
          builder ->
              new SubmissionBinding("lead-intake-service", Shipped.PRESETS, metrics)
                  .bind(
                      builder.stream(
                          TOPIC,
                          Consumed.with(
                              org.apache.kafka.common.serialization.Serdes.String(),
                              Serdes.inbound(SubmissionBinding.SUBMISSIONS))),
                      builder.stream(
                          "relevo.identity",
                          Consumed.with(
                              org.apache.kafka.common.serialization.Serdes.String(),
                              Serdes.inbound(SubmissionBinding.STEPS)))),
          NOW,
          keys);

  @AfterEach
  void close() {
    stream.close();
  }

  private static Submission submission(
      String source, String preset, String deliveryKey, Instant receivedAt, String body) {
    return Shipped.submission(
        source,
        preset,
        deliveryKey,
        receivedAt,
        Format.JSON,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private void pipe(Submission submission) {
    stream.pipeRaw(
        TOPIC,
        submission.recordKey(),
        Map.of(),
        EventJson.mapper().writeValueAsBytes(submission),
        submission.receivedAt());
  }

  private void deliver(String source, String preset, String deliveryKey, String body) {
    pipe(submission(source, preset, deliveryKey, NOW, body));
  }

  private static String captured(String email, String company) {
    return "{\"type\":\"lead.captured\",\"timestamp\":\"%s\",\"data\":{\"email\":\"%s\",\"company\":\"%s\"}}"
        .formatted(NOW.minusSeconds(9), email, company);
  }

  private double count(String name, String... tags) {
    return metrics.get(name).tags(tags).counter().count();
  }

  @Test
  void capturesALeadWithItsFirstEngagement() {
    deliver(
        "ads",
        "google-ads",
        "lead-1",
        new String(Cases.payload("google-ads-lead.json"), StandardCharsets.UTF_8));

    List<Event> events = stream.drain();
    assertThat(events).extracting(Event::getClass).isEqualTo(List.of(LeadCaptured.class));
    LeadCaptured lead = (LeadCaptured) events.getFirst();
    assertThat(lead.profile().email()).isEqualTo("margaret@example.com");
    assertThat(lead.profile().phone()).isEqualTo("+16505550123");
    assertThat(lead.origin().externalId()).isEqualTo("CjwKCAexample-lead-0001");
    assertThat(lead.firstSeen()).isTrue();
    assertThat(lead.engagement()).isNotNull();
    assertThat(lead.engagement().kind()).isEqualTo(EngagementKind.FORM_SUBMITTED);
    assertThat(stream.drainDeadLetters()).isEmpty();
  }

  @Test
  void knowsAPersonAgainWhateverToolSpeaksOfThem() {
    deliver("site", "generic", "1", captured("Ada@Acme.com", "Acme"));
    deliver("other", "standard-webhooks", "2", captured("ada@acme.com", "Acme Inc"));

    List<LeadCaptured> leads =
        stream.drain().stream()
            .filter(LeadCaptured.class::isInstance)
            .map(LeadCaptured.class::cast)
            .toList();
    assertThat(leads).extracting(LeadCaptured::firstSeen).containsExactly(true, false);
    assertThat(leads.get(0).leadId()).isEqualTo(leads.get(1).leadId());
    assertThat(leads.get(1).profile().company()).isEqualTo("Acme Inc");
  }

  @Test
  void dropsRepeatsOfADeliveryAndCountsThem() {
    for (int i = 0; i < 5; i++) {
      pipe(
          submission(
              "site", "generic", "same", NOW.plusMillis(i), captured("ada@acme.com", "Acme")));
    }

    assertThat(stream.drain()).hasSize(1);
    assertThat(count("relevo.deliveries.duplicate", "source", "site")).isEqualTo(4);
  }

  @Test
  void dropsRepeatsOfADeliveryWithoutAnyIdentity() {
    String body =
        new String(Cases.payload("typeform-minimal.json"), StandardCharsets.UTF_8)
            .replace("\"token\":\"20gh4opy9jh1jh6s0bd2n20gh4fy4rf4\",", "");
    deliver("form", "typeform", "e1", body);
    deliver("form", "typeform", "e1", body);

    assertThat(stream.drain()).hasSize(1);
  }

  @Test
  void takesTheSameDeliveryOfAnotherSourceForAnother() {
    deliver("a", "generic", "same", captured("ada@acme.com", "Acme"));
    deliver("b", "generic", "same", captured("ada@acme.com", "Acme"));

    assertThat(stream.drain()).hasSize(2);
  }

  @Test
  void forgetsARepeatAfterSevenDaysButGivesItsEventsTheSameIds() {
    pipe(submission("site", "generic", "same", NOW, captured("ada@acme.com", "Acme")));
    List<Event> first = stream.drain();
    pipe(
        submission(
            "site",
            "generic",
            "other",
            NOW.plus(Duration.ofDays(15)),
            captured("bob@acme.com", "Acme")));
    stream.drain();
    pipe(
        submission(
            "site",
            "generic",
            "same",
            NOW.plus(Duration.ofDays(15)),
            captured("ada@acme.com", "Acme")));

    assertThat(stream.drain())
        .extracting(event -> event.meta().eventId())
        .isEqualTo(first.stream().map(event -> event.meta().eventId()).toList());
  }

  @Test
  void deadLettersOneBadItemOfABatchAloneAndReplayable() {
    String good =
        "{\"eventId\":%1$d,\"subscriptionId\":1,\"occurredAt\":1795161600000,\"subscriptionType\":\"contact.creation\",\"objectId\":%1$d}";
    deliver(
        "crm",
        "hubspot",
        "batch",
        "[" + good.formatted(1) + ",{\"nothing\":true}," + good.formatted(2) + "]");

    assertThat(stream.drain())
        .extracting(event -> ((LeadCaptured) event).origin().externalId())
        .containsExactly("1", "2");
    assertThat(stream.drainDeadLetters())
        .singleElement()
        .satisfies(dead -> {
          assertThat(dead.topic()).isEqualTo("relevo.submissions.dlt");
          assertThat(dead.headers())
              .containsEntry("dlt_reason", "malformed_item")
              .containsKey("dlt_text");
          Submission kept = EventJson.mapper().readValue(dead.value(), Submission.class);
          assertThat(new String(kept.body(), StandardCharsets.UTF_8))
              .isEqualTo("[{\"nothing\":true}]");
          assertThat(kept.deliveryId()).isNotEqualTo(Submission.idOf("crm", "batch"));
        });
  }

  @Test
  void goesOnAfterPoison() {
    stream.pipeRaw(TOPIC, "k", Map.of(), "not json".getBytes(StandardCharsets.UTF_8));
    stream.pipeRaw(TOPIC, "k", Map.of(), "{\"source\":\"site\"}".getBytes(StandardCharsets.UTF_8));
    deliver("site", "generic", "x", "\"a text\"");
    deliver("site", "meta", "y", "{\"object\":\"page\"}");
    stream.pipeRaw(
        TOPIC,
        "k",
        Map.of(),
        EventJson.mapper()
            .writeValueAsString(submission("site", "meta", "z", NOW, "{}"))
            .replace("\"meta\"", "\"fax\"")
            .getBytes(StandardCharsets.UTF_8),
        NOW);
    deliver("site", "generic", "1", captured("ada@acme.com", "Acme"));

    assertThat(stream.drainDeadLetters())
        .extracting(dead -> dead.headers().get("dlt_reason"))
        .containsExactly(
            "unreadable", "incomplete", "body_unparsable", "malformed_item", "no_mapping");
    assertThat(stream.drain()).hasSize(1);
  }

  @Test
  void survivesHalfCharactersInGoodAndBadItems() {
    deliver("crm", "hubspot", "1", "[{\"x\":\"\\ud800\"}]");
    deliver("site", "generic", "2", captured("ada@acme.com", "Acme \\ud800"));

    assertThat(stream.drainDeadLetters())
        .extracting(dead -> dead.headers().get("dlt_reason"))
        .containsExactly("malformed_item");
    assertThat(((LeadCaptured) stream.drain().getFirst()).profile().company())
        .isEqualTo("Acme \ufffd");
  }

  @Test
  void startsNothingForATestLead() {
    deliver(
        "ads", "google-ads", "t", "{\"lead_id\":\"t\",\"is_test\":true,\"user_column_data\":[]}");

    assertThat(stream.drain()).isEmpty();
    assertThat(stream.drainDeadLetters()).isEmpty();
    assertThat(count("relevo.items.ignored", "source", "ads", "reason", "test")).isEqualTo(1);
  }

  @Test
  void passesOverRefusedDeliveriesAndWhatIsNoLead() {
    Submission accepted = submission("site", "generic", "1", NOW, "x");
    pipe(
        new Submission(
            accepted.deliveryId(),
            "site",
            "generic",
            "1",
            Submission.Status.REFUSED_UNPARSABLE,
            NOW,
            null,
            Map.of(),
            accepted.body(),
            null,
            EngagementKind.OTHER,
            Format.JSON,
            null,
            Map.of(),
            Submission.Kind.DELIVERED,
            null));
    deliver("crm", "hubspot", "2", "[{\"subscriptionType\":\"contact.deletion\",\"objectId\":1}]");

    assertThat(stream.drain()).isEmpty();
    assertThat(stream.drainDeadLetters()).isEmpty();
    assertThat(count("relevo.items.ignored", "source", "crm", "reason", "deleted")).isEqualTo(1);
  }

  private void post(String key, Instant at, String email) {
    Submission plain = submission("api", "generic", key, at, captured(email, "Acme"));
    pipe(
        new Submission(
            plain.deliveryId(),
            "api",
            "generic",
            key,
            plain.status(),
            at,
            null,
            Map.of(),
            plain.body(),
            null,
            EngagementKind.FORM_SUBMITTED,
            Format.PARSED,
            null,
            Map.of(),
            Submission.Kind.DELIVERED,
            new Submission.Request("r" + key + at, "instance-1", "ada")));
  }

  private List<Boolean> replies() {
    return stream.drain("relevo.submission-replies").stream()
        .map(reply -> {
          assertThat(reply.headers()).containsEntry("relevo_reply_to", "instance-1");
          return EventJson.mapper().readValue(reply.value(), PostedLead.class).taken();
        })
        .toList();
  }

  @Test
  void takesTheSamePostedLeadAgainUnderItsKeyAndNoOtherFor24Hours() {
    post("k", NOW, "ada@acme.com");
    post("k", NOW.plusSeconds(1), "ada@acme.com");
    post("k", NOW.plusSeconds(2), "bob@acme.com");

    assertThat(replies()).containsExactly(true, true, false);
    List<Event> leads = stream.drain();
    assertThat(leads).singleElement();
    assertThat(leads.getFirst().meta().actor()).isEqualTo("ada");

    post("other", NOW.plus(Duration.ofHours(80)), "eve@acme.com");
    post("k", NOW.plus(Duration.ofHours(80)), "bob@acme.com");
    assertThat(replies()).containsExactly(true, true);
  }

  @Test
  void tellsOnlyWhatIsNewOfWhatIsReadOnceMoreUnderTheIdsItHad() {
    Submission first = submission("site", "generic", "1", NOW, captured("ada@acme.com", "Acme"));
    pipe(first);
    List<Event> before = stream.drain();
    pipe(first.replayed(NOW.plusSeconds(60)));
    assertThat(stream.drain()).isEmpty();

    Submission corrected =
        submission("site", "generic", "1", NOW, captured("ada@acme.com", "Apex"));
    pipe(corrected.replayed(NOW.plusSeconds(120)));
    assertThat(stream.drain())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadCaptured.class,
            lead -> {
              assertThat(lead.meta().eventId()).isEqualTo(before.getFirst().meta().eventId());
              assertThat(lead.meta().recordedAt()).isEqualTo(NOW.plusSeconds(120));
              assertThat(lead.meta().occurredAt()).isEqualTo(NOW.minusSeconds(9));
              assertThat(lead.profile().company()).isEqualTo("Apex");
            });
  }

  @Test
  void recordsWhatMadeNoEventAndWhy() {
    deliver("crm", "hubspot", "2", "[{\"subscriptionType\":\"contact.deletion\",\"objectId\":1}]");
    deliver(
        "cal",
        "calendly",
        "3",
        "{\"event\":\"invitee.canceled\",\"payload\":{\"uri\":\"https://x.example/1\",\"email\":\"a@example.com\"}}");

    assertThat(stream.drain("relevo.submission-outcomes"))
        .extracting(note -> note.key(), note -> new String(note.value(), StandardCharsets.UTF_8))
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "crm:2",
                "{\"source\":\"crm\",\"deliveryId\":\"%s\",\"item\":0,\"why\":\"DELETED\",\"what\":\"contact.deletion\",\"receivedAt\":\"2026-11-20T09:00:00Z\"}"
                    .formatted(Submission.idOf("crm", "2"))),
            org.assertj.core.api.Assertions.tuple(
                "cal:3",
                "{\"source\":\"cal\",\"deliveryId\":\"%s\",\"item\":0,\"why\":\"CANCELLED\",\"what\":\"invitee.canceled\",\"receivedAt\":\"2026-11-20T09:00:00Z\"}"
                    .formatted(Submission.idOf("cal", "3"))));
    assertThat(stream.drain()).isEmpty();
  }

  @Test
  void readsWhatWasKeptBeforeThereWereSeveralFormats() {
    String old =
        "{\"deliveryId\":\"d\",\"source\":\"site\",\"preset\":\"generic\",\"deliveryKey\":\"1\",\"status\":\"ACCEPTED\",\"receivedAt\":\"2026-11-20T09:00:00Z\",\"contentType\":\"application/json\",\"headers\":{},\"body\":\"%s\",\"defaultRegion\":\"US\",\"engagement\":\"FORM_SUBMITTED\"}"
            .formatted(
                java.util.Base64.getEncoder()
                    .encodeToString(
                        captured("ada@acme.com", "Acme").getBytes(StandardCharsets.UTF_8)));

    stream.pipeRaw(TOPIC, "site:1", Map.of(), old.getBytes(StandardCharsets.UTF_8), NOW);

    assertThat(stream.drain()).hasSize(1);
  }

  @Test
  void countsEveryItemOnce() {
    deliver("site", "generic", "1", captured("ada@acme.com", "Acme"));
    deliver("site", "generic", "1", captured("ada@acme.com", "Acme"));
    deliver("site", "generic", "2", "{}");
    deliver("site", "generic", "3", "[");
    deliver("site", "generic", "4", "{\"type\":\"x\",\"data\":{\"is_test\":true}}");
    stream.drain();
    stream.drainDeadLetters();

    double outcomes =
        metrics.find("relevo.items").tag("source", "site").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
    assertThat(count("relevo.items.read", "source", "site")).isEqualTo(5).isEqualTo(outcomes);
    assertThat(count("relevo.items", "source", "site", "outcome", "dead")).isEqualTo(2);
    assertThat(count("relevo.items", "source", "site", "outcome", "event")).isEqualTo(1);
  }

  @Test
  void writesCloudEventsKeyedByLead() {
    deliver("site", "generic", "1", captured("ada@acme.com", "Acme"));

    assertThat(stream.drain("relevo.leads"))
        .hasSize(1)
        .allSatisfy(written ->
            assertThat(written.headers())
                .containsEntry("ce_subject", written.key())
                .containsEntry("ce_source", "/relevo/lead-intake-service"));
  }
}
