package com.relevo.system;

import com.relevo.events.AssignmentId;
import com.relevo.events.CloudEvents;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what scoring and handoff would, straight to their topics and without waiting. */
final class Handoffs implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final SecureRandom random = new SecureRandom();

  Handoffs(String servers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.partitionsFor(Topic.QUALIFICATIONS.topicName()); // what a callback sends must not wait
  }

  void qualified(LeadId lead, Instant at) {
    LeadFacts facts =
        new LeadFacts(
            "mautic", true, true, "CTO", "Acme", "acme.example", "DE", null, 120, "de", Map.of());
    qualified(lead, facts, at);
  }

  void qualified(LeadId lead, LeadFacts facts, Instant at) {
    Event event =
        new QualificationChanged(
            meta(lead, "qualified", at), Stage.PROFILED, Stage.MQL, new Score(40, 30), facts);
    LeadKey key = LeadKey.random(random);
    producer.send(
        new ProducerRecord<>(Topic.LEAD_KEYS.topicName(), lead.value(), key.write()),
        (_, _) -> send(event, _ -> Optional.of(key))); // a key is there before what it sealed
  }

  void assigned(LeadId lead, Instant at) {
    send(new LeadAssigned(meta(lead, "assigned", at), assignment(lead), List.of()));
  }

  /** Accepted and called. */
  void answered(LeadId lead, Instant at) {
    send(new LeadAccepted(meta(lead, "accepted", at), assignment(lead)));
    send(
        new ContactLogged(
            meta(lead, "called", at),
            assignment(lead),
            ContactChannel.CALL,
            ContactLevel.CONNECT,
            null));
  }

  static String type(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
  }

  private static Assignment assignment(LeadId lead) {
    return new Assignment(new AssignmentId(lead + "-a"), new TeamId("sdr"), new RepId("anna"));
  }

  private static Meta meta(LeadId lead, String what, Instant at) {
    return new Meta(
        EventIds.of(lead + "/1/" + what),
        lead,
        1,
        at,
        at,
        "system-tests",
        List.of(),
        Mode.LIVE,
        null);
  }

  private void send(Event event) {
    send(event, LeadKeys.NONE); // nothing personal
  }

  private void send(Event event, LeadKeys keys) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            event.type().topic().topicName(), event.leadId().value(), EventJson.write(event, keys));
    CloudEvents.headers(event, "/relevo/test")
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
  }

  @Override
  public void close() {
    producer.flush(); // keys, and then what follows them
    producer.close();
  }
}
