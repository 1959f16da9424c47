package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stateless: a delivery becomes items, each under its identity key; what is bad goes to the dead
 * letters, alone.
 */
final class NormaliseProcessor extends DecidingProcessor<Submission> {
  private static final Logger log = LoggerFactory.getLogger(NormaliseProcessor.class);

  /** Marks items on their way to the next hop. */
  static final String ITEMS = "items";

  NormaliseProcessor(String service, MeterRegistry metrics) {
    super(service, metrics);
  }

  @Override
  protected void on(String key, Submission submission, Instant now) {
    if (submission.status() != Submission.Status.ACCEPTED) {
      return; // kept to be looked at; the edge has counted it
    }
    Optional<Mapping> mapping = Preset.ofId(submission.preset()).flatMap(Preset::mapping);
    Optional<Node> body = JsonBody.parse(submission.body());
    if (mapping.isEmpty()) {
      String text =
          "Expected a mapping for " + submission.preset() + " bodies, but there is none yet";
      deadLetter(key, submission, "no_mapping", text);
      return;
    }
    if (body.isEmpty()) {
      deadLetter(key, submission, "body_unparsable", "Expected a JSON body, but it is not");
      return;
    }
    List<Mapped> items = mapping.get().items(body.get(), submission.engagement());
    for (int i = 0; i < items.size(); i++) {
      handle(key, submission, items.get(i), i);
    }
  }

  /**
   * A failure on one item must not cost the others; replaying the whole delivery is safe, for the
   * others are known then.
   */
  private void normalise(String key, Submission submission, Mapped.Found found, int index) {
    Item item;
    try {
      item = Normaliser.item(submission, found, index);
    } catch (RuntimeException e) {
      log.error(
          "Item {} of delivery {} could not be normalised", index, submission.deliveryId(), e);
      deadLetter(
          key,
          submission,
          "normalise_failed",
          "Item " + index + ": " + e.getClass().getSimpleName());
      return;
    }
    forward(item);
  }

  private void handle(String key, Submission submission, Mapped mapped, int index) {
    switch (mapped) {
      case Mapped.Found found -> normalise(key, submission, found, index);
      case Mapped.Bad(String reason, String text, Node narrowed) ->
          deadLetter(key, submission.narrowedTo(JsonBody.write(narrowed), index), reason, text);
      case Mapped.Ignored(String what) ->
          metrics().counter("relevo.items.ignored", "source", submission.source()).increment();
      case Mapped.TestLead() ->
          metrics().counter("relevo.leads.test", "source", submission.source()).increment();
    }
  }

  private void forward(Item item) {
    byte[] json = EventJson.mapper().writeValueAsBytes(item);
    send(new Outbound(ITEMS, item.identityKey(), Map.of(), json, item.receivedAt().toEpochMilli()));
  }

  private void deadLetter(String key, Submission submission, String reason, String text) {
    Record<String, Inbound<Submission>> record =
        new Record<>(
            key, new Inbound.Readable<>(submission), submission.receivedAt().toEpochMilli());
    deadLetter(record, reason, text, encode(submission));
  }

  @Override
  protected byte[] encode(Submission submission) {
    return EventJson.mapper().writeValueAsBytes(submission);
  }
}
