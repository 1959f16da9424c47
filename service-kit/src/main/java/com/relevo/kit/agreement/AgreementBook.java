package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.agreement.DocumentDigest;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.AgreementWithdrawn;
import com.relevo.events.Event;
import com.relevo.kit.stream.Inbound;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the records of {@code relevo.agreements} come to: the last readable one of a key holds. One
 * thread tells it of records, any may ask.
 */
final class AgreementBook implements TimelineSource {
  private final Map<String, AgreementScheduled> known = new HashMap<>();
  private final Map<String, String> unreadable = new ConcurrentHashMap<>();
  private volatile AgreementTimeline timeline;

  /** {@code beginning} holds until the first version on the topic takes effect. */
  AgreementBook(Agreement beginning) {
    this.timeline = AgreementTimeline.of(beginning);
  }

  /** What a record changed. */
  sealed interface Heard {
    /** Nothing: a notice, something unknown, or what was known. */
    record Nothing() implements Heard {}

    /** A version has its place now, or another one than before. */
    record Scheduled(Switch change) implements Heard {}

    /** A version that had a place has it no more; {@code change} is what it was. */
    record Withdrawn(Switch change) implements Heard {}

    record Unreadable(String why) implements Heard {}
  }

  @Override
  public AgreementTimeline timeline() {
    return timeline;
  }

  /** Keys of records that could not be read and that no readable one followed; to why. */
  Map<String, String> unreadable() {
    return new TreeMap<>(unreadable);
  }

  /** {@code record} is null where the key was deleted. */
  Heard hear(String key, @Nullable Inbound<Event> record) {
    Heard heard =
        switch (record) {
          case null -> withdraw(key);
          case Inbound.Readable<Event>(AgreementScheduled scheduled) -> schedule(key, scheduled);
          case Inbound.Readable<Event>(AgreementWithdrawn withdrawn) ->
              withdraw(withdrawn.version());
          case Inbound.Readable<Event> _,
              Inbound.Erased<Event> _,
              Inbound.Beside<Event> _,
              Inbound.Unknown<Event> _ ->
              new Heard.Nothing();
          case Inbound.Unreadable<Event>(String reason, String text, byte[] _) ->
              new Heard.Unreadable(reason + ": " + text);
        };
    if (heard instanceof Heard.Unreadable(String why)) {
      unreadable.put(key, why);
    } else {
      unreadable.remove(key);
    }
    return heard;
  }

  private Heard schedule(String key, AgreementScheduled event) {
    if (event.equals(known.get(key))) {
      return new Heard.Nothing();
    }
    String fault = fault(key, event);
    if (fault != null) {
      return new Heard.Unreadable(fault);
    }
    try {
      Agreement agreement =
          AgreementReader.read("agreement " + key, event.document(), event.files());
      if (!agreement.version().equals(key)) {
        return new Heard.Unreadable(
            "Expected a document of version " + key + ", but it is of " + agreement.version());
      }
      Switch change = new Switch(event.effectiveAt(), event.meta().recordedAt(), agreement);
      known.put(key, event);
      timeline = timeline.with(change);
      return new Heard.Scheduled(change);
    } catch (InvalidAgreementException e) {
      return new Heard.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String fault(String key, AgreementScheduled event) {
    if (!key.equals(event.version())) {
      return "Expected version " + key + ", but it is " + event.version();
    }
    if (event.document() == null
        || event.effectiveAt() == null
        || event.meta().recordedAt() == null) {
      return "Expected document, effectiveAt and recordedAt, but one is missing";
    }
    String digest = DocumentDigest.of(event.document(), event.files());
    return digest.equals(event.digest())
        ? null
        : "Expected the document that was signed (" + event.digest() + "), but it is " + digest;
  }

  private Heard withdraw(String version) {
    AgreementScheduled before = known.remove(version);
    if (before == null) {
      return new Heard.Nothing();
    }
    Agreement agreement = timeline.version(version).orElseThrow();
    timeline = timeline.without(version);
    return new Heard.Withdrawn(
        new Switch(before.effectiveAt(), before.meta().recordedAt(), agreement));
  }
}
