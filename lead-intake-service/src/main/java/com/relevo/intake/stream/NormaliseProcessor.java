package com.relevo.intake.stream;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.ladder.Step.Visit;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.Mapped.Why;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.source.Fetch;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.format.Bodies;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.stream.ItemMetrics.Outcome;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Inbound;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delivery becomes items, each on its way to its strongest identity key; what is bad goes to the
 * dead letters, alone. It remembers nothing but the idempotency keys of posted leads.
 */
final class NormaliseProcessor extends DecidingProcessor<Submission> {
  private static final Logger log = LoggerFactory.getLogger(NormaliseProcessor.class);

  private final Presets presets;
  private final ItemMetrics counts;

  private @Nullable RequestKeys requests;

  NormaliseProcessor(String service, Presets presets, MeterRegistry metrics) {
    super(service, metrics);
    this.presets = presets;
    this.counts = new ItemMetrics(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    requests = new RequestKeys(context.getStateStore(RequestKeys.STORE));
  }

  /** What became of an item that made no event, as people look it up. */
  record Note(
      String source, String deliveryId, int item, Why why, String what, Instant receivedAt) {}

  @Override
  protected void on(String key, Submission submission, Instant now) {
    if (submission.status() != Submission.Status.ACCEPTED) {
      return; // kept to be looked at; the edge has counted it
    }
    if (submission.request() != null && !answered(submission, submission.request(), now)) {
      return;
    }
    Optional<Preset> preset = presets.ofId(submission.preset());
    Optional<Mapping> mapping = preset.flatMap(known -> mapping(known, submission));
    if (mapping.isEmpty()) {
      String text = "Expected preset " + submission.preset() + ", but there is none";
      wholeDead(key, submission, "no_mapping", text);
      return;
    }
    Optional<Node> body = Bodies.read(preset.get(), submission);
    if (body.isEmpty()) {
      wholeDead(key, submission, "body_unparsable", "Expected a body as its tool sends them");
      return;
    }
    Reading reading = new Reading(submission.engagement(), submission.names());
    List<Mapped> items = mapping.get().items(body.get(), reading);
    for (int i = 0; i < items.size(); i++) {
      counts.read(submission.source());
      handle(key, submission, items.get(i), i);
    }
  }

  /** Whether the lead may be taken: another under the same key may not. */
  private boolean answered(Submission submission, Submission.Request request, Instant now) {
    boolean taken = initialised(requests).admits(submission);
    send(PostedLead.reply(request, new PostedLead(taken), now));
    return taken;
  }

  private static <S> S initialised(@Nullable S store) {
    if (store == null) {
      throw new IllegalStateException("Expected an initialised processor, but init was not called");
    }
    return store;
  }

  private static Optional<Mapping> mapping(Preset preset, Submission submission) {
    return switch (submission.kind()) {
      case DELIVERED -> Optional.of(preset.mapping());
      case FETCHED -> Optional.ofNullable(preset.fetch()).map(Fetch::mapping);
    };
  }

  private void wholeDead(String key, Submission submission, String reason, String text) {
    counts.read(submission.source());
    deadLetter(key, submission, reason, text);
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
      case Mapped.Nothing(Why why, String what) -> note(submission, index, why, what);
    }
  }

  private void note(Submission submission, int index, Why why, String what) {
    counts.became(submission.source(), Outcome.NOTHING);
    metrics()
        .counter("relevo.items.ignored", "source", submission.source(), "reason", why.tag())
        .increment();
    Note note =
        new Note(
            submission.source(),
            submission.deliveryId(),
            index,
            why,
            what,
            submission.receivedAt());
    send(
        new Outbound(
            Topic.SUBMISSION_OUTCOMES.topicName(),
            submission.recordKey(),
            Map.of(),
            EventJson.mapper().writeValueAsBytes(note),
            submission.receivedAt().toEpochMilli()));
  }

  private void forward(Item item) {
    Visit visit = new Visit(item, List.of(), false);
    send(IdentityWire.outbound(item.keys().getFirst(), visit, 0, item.receivedAt()));
  }

  private void deadLetter(String key, Submission submission, String reason, String text) {
    counts.became(submission.source(), Outcome.DEAD);
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
