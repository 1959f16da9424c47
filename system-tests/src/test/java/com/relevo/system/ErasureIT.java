package com.relevo.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What topics that are kept for long say of a person: nothing in clear, and nothing at all once
 * they are erased, while what happened and when stays.
 */
@ExtendWith(OneRelevo.class)
@ResourceLock(OneRelevo.LOCK)
class ErasureIT {
  private static final String EMAIL = "zuleika@vexcorp.example";

  /** Of nobody else in these tests. */
  private static final List<String> PERSONAL =
      List.of(
          "zuleika",
          "quexworth",
          "901820",
          "xylophonist",
          "vexcorp",
          "purple llama",
          "contact-90187",
          "black tea");

  private static final List<Topic> OF_EVENTS =
      List.of(Topic.LEADS, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.SLA);

  private static Relevo relevo;

  @BeforeAll
  static void start(Relevo running) {
    relevo = running;
  }

  @Test
  void nothingPersonalIsInClearAndNothingCanBeReadOfWhoWasErased() {
    LeadId lead = captured();
    LeadAssigned assigned = relevo.assignmentOf(lead);
    String more = ",\"channel\":\"CALL\",\"level\":\"CONNECT\",\"comment\":\"Likes black tea\"";
    command(lead, assigned, "accept", "");
    command(lead, assigned, "contacts", more);
    relevo.sla(SlaEvent.SlaMet.class, lead, "respond");
    relevo.sla(SlaEvent.SlaStarted.class, lead, "accept");

    try (Records records = new Records(TestKafka.bootstrapServers())) {
      assertThat(inClear(records)).isEmpty();
      assertThat(records.keys().of(lead)).isPresent();
      assertThat(of(LeadCaptured.class, Topic.LEADS, lead).profile().email()).isEqualTo(EMAIL);
      assertThat(of(HandoffOpened.class, Topic.HANDOFFS, lead).lead().company())
          .isEqualTo("Vexcorp");
      assertThat(of(ContactLogged.class, Topic.HANDOFFS, lead).comment())
          .isEqualTo("Likes black tea");
      Map<Topic, List<Object>> before = happened(lead);

      erase(lead);

      assertThat(records.keys().of(lead)).isEmpty();
      assertThat(inClear(records)).isEmpty();
      assertThat(of(LeadCaptured.class, Topic.LEADS, lead).profile()).isEqualTo(LeadProfile.NONE);
      assertThat(of(HandoffOpened.class, Topic.HANDOFFS, lead).lead().company()).isNull();
      assertThat(of(ContactLogged.class, Topic.HANDOFFS, lead).comment()).isNull();
      happened(lead)
          .forEach((topic, after) -> assertThat(after).startsWith(before.get(topic).toArray()));
      for (Topic each : OF_EVENTS) {
        assertThat(records.raw(Topic.deadLetterOf(each.topicName())))
            .noneMatch(letter -> lead.value().equals(letter.key()));
      }
    }
  }

  private static LeadId captured() {
    String body =
        """
        {"type":"lead.captured","data":{"external_id":"contact-90187","email":"%s",\
        "first_name":"Zuleika","last_name":"Quexworth","phone":"+4930901820",\
        "job_title":"Chief Xylophonist","company":"Vexcorp","country":"DE",\
        "attributes":{"message":"We want a purple llama"}}}\
        """
            .formatted(EMAIL);
    assertThat(relevo.webhooks.site("erased-1", body)).isEqualTo(202);
    return relevo.leadOf(EMAIL);
  }

  private static void command(LeadId lead, LeadAssigned assigned, String action, String more) {
    String rep = assigned.assignment().rep().value();
    var response =
        Http.post(
            relevo.handoff.uri("/handoffs/" + lead + "/" + action),
            TestIssuer.shared().bearer(rep, Role.SALES_REP),
            "{\"rep\":\"%s\"%s}".formatted(rep, more));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static void erase(LeadId lead) {
    var response =
        Http.delete(
            relevo.intake.uri("/leads/" + lead), TestIssuer.shared().bearer("petra", Role.PRIVACY));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    relevo.events(Topic.LEADS, all -> any(LeadErased.class, lead, all));
    relevo.events(Topic.HANDOFFS, all -> any(HandoffClosed.class, lead, all));
    // Whatever of its clocks still ran ended; those that were met stay so.
    assertThat(Relevo.of(SlaCancelled.class, relevo.all(Topic.SLA)))
        .noneMatch(
            each -> each.leadId().equals(lead) && each.instance().target().equals("respond"));
  }

  private static boolean any(Class<? extends Event> kind, LeadId lead, List<Event> all) {
    return Relevo.of(kind, all).anyMatch(each -> each.leadId().equals(lead));
  }

  private static <E extends Event> E of(Class<E> kind, Topic topic, LeadId lead) {
    return Relevo.of(kind, relevo.all(topic))
        .filter(each -> each.leadId().equals(lead))
        .findFirst()
        .orElseThrow();
  }

  /** What happened to the lead, and when. */
  private static Map<Topic, List<Object>> happened(LeadId lead) {
    return OF_EVENTS.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                topic ->
                    relevo.all(topic).stream()
                        .filter(each -> each.leadId().equals(lead))
                        .<Object>map(Event::meta)
                        .toList()));
  }

  /** Where a word of hers is readable, on topics that are kept for more than a week. */
  private static List<String> inClear(Records records) {
    return Arrays.stream(Topic.values())
        .filter(topic ->
            topic.retention() == null || topic.retention().compareTo(Duration.ofDays(7)) > 0)
        .flatMap(topic -> records.raw(topic.topicName()).stream())
        .flatMap(ErasureIT::words)
        .toList();
  }

  private static Stream<String> words(ConsumerRecord<String, byte[]> record) {
    StringBuilder text = new StringBuilder(record.key());
    record.headers().forEach(header -> text.append(' ').append(new String(header.value(), UTF_8)));
    if (record.value() != null) {
      text.append(' ').append(new String(record.value(), UTF_8));
    }
    String all = text.toString().toLowerCase(Locale.ROOT);
    return PERSONAL.stream().filter(all::contains).map(word -> word + " in " + record.topic());
  }
}
