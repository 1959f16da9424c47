package com.relevo.intake.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadId;
import com.relevo.events.Topic;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.ladder.Asked;
import com.relevo.intake.domain.ladder.Step.Request;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.Serdes;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import com.relevo.testsupport.TopologyFixture.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a lead gets the key that it is sealed with, and when that is gone. */
class MintedKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String KEYS = Topic.LEAD_KEYS.topicName();

  private final Keyring keys = new Keyring();
  private final TopologyFixture stream = new TopologyFixture(MintedKeysTest::build, NOW, keys);

  private static void build(StreamsBuilder builder) {
    var text = org.apache.kafka.common.serialization.Serdes.String();
    new SubmissionBinding("lead-intake-service", Shipped.PRESETS, new SimpleMeterRegistry())
        .bind(
            builder.stream(
                Topic.SUBMISSIONS.topicName(),
                Consumed.with(text, Serdes.inbound(SubmissionBinding.SUBMISSIONS))),
            builder.stream(
                Topic.IDENTITY.topicName(),
                Consumed.with(text, Serdes.inbound(SubmissionBinding.STEPS))));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  private LeadCaptured deliver(String delivery, String email) {
    String body =
        "{\"type\":\"lead.captured\",\"data\":{\"email\":\"%s\",\"company\":\"Acme\"}}"
            .formatted(email);
    Submission submission =
        Shipped.submission(
            "site",
            "generic",
            delivery,
            NOW.plusSeconds(Integer.parseInt(delivery)),
            Format.JSON,
            body.getBytes(StandardCharsets.UTF_8));
    stream.pipeRaw(
        Topic.SUBMISSIONS.topicName(),
        submission.recordKey(),
        Map.of(),
        EventJson.mapper().writeValueAsBytes(submission));
    List<Event> told = stream.drain();
    return (LeadCaptured) told.getLast();
  }

  private void ask(String id, Asked.Kind kind, LeadId lead, LeadId other) {
    Asked asked = new Asked(id, "instance-1", kind, lead, other, "olga", NOW);
    Outbound step = IdentityWire.outbound(IdentityKeys.lead(lead), new Request(asked), 0, NOW);
    stream.pipeRaw(step.topic(), step.key(), step.headers(), step.value());
  }

  private List<String> told() {
    return stream.drain(KEYS).stream()
        .map(each -> each.key() + (each.value().length == 0 ? " is gone" : ""))
        .toList();
  }

  @Test
  void aLeadHasOneKeyFromItsFirstEventOn() {
    LeadCaptured first = deliver("1", "ada@acme.com");
    LeadCaptured second = deliver("2", "ada@acme.com");

    assertThat(second.leadId()).isEqualTo(first.leadId());
    assertThat(second.profile().email()).isEqualTo("ada@acme.com");
    List<Written> written = stream.drain(KEYS);
    assertThat(written).extracting(Written::key).containsExactly(first.leadId().value());
    assertThat(written.getFirst().text()).matches("\\{\"id\":-?\\d+,\"secret\":\"[^\"]{44}\"}");
  }

  @Test
  void whoIsErasedLosesTheirKeyAndThoseOfWhomTheyWereMergedWith() {
    LeadId ada = deliver("1", "ada@acme.com").leadId();
    LeadId eve = deliver("2", "eve@acme.com").leadId();
    assertThat(told()).containsExactly(ada.value(), eve.value());
    ask("m", Asked.Kind.MERGE, eve, ada);
    assertThat(told()).isEmpty();

    ask("e", Asked.Kind.ERASE, ada, null);

    assertThat(told()).containsExactlyInAnyOrder(ada + " is gone", eve + " is gone");
    assertThat(keys.of(ada)).isEmpty();
    assertThat(keys.of(eve)).isEmpty();
    try (var left = stream.driver().getKeyValueStore(MintedKeys.STORE).all()) {
      assertThat(left).isExhausted();
    }
  }

  @Test
  void whoWasKnownBeforeThereWereKeysGetsOneToo() {
    LeadId ada = deliver("1", "ada@acme.com").leadId();
    stream.driver().<String, byte[]>getKeyValueStore(MintedKeys.STORE).delete(ada.value());
    assertThat(told()).hasSize(1);

    stream.advance(Duration.ofSeconds(3));

    assertThat(told()).containsExactly(ada.value());
  }

  @Test
  void whoComesBackIsAnotherLead() {
    LeadId before = deliver("1", "ada@acme.com").leadId();
    ask("e", Asked.Kind.ERASE, before, null);

    LeadId after = deliver("2", "ada@acme.com").leadId();

    assertThat(after).isNotEqualTo(before);
    assertThat(told()).containsExactly(before.value(), before + " is gone", after.value());
  }

  @Test
  void eachOfTwoKeepsItsOwnKeyThroughAMergeAndASplit() {
    LeadId ada = deliver("1", "ada@acme.com").leadId();
    LeadId eve = deliver("2", "eve@acme.com").leadId();
    ask("m", Asked.Kind.MERGE, eve, ada);
    ask("s", Asked.Kind.SPLIT, eve, null);

    assertThat(stream.drain())
        .filteredOn(LeadCaptured.class::isInstance)
        .extracting(each -> ((LeadCaptured) each).profile().email())
        .contains("ada@acme.com", "eve@acme.com");
    assertThat(told()).containsExactly(ada.value(), eve.value());
  }
}
