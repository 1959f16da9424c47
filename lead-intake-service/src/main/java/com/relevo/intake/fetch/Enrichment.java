package com.relevo.intake.fetch;

import com.relevo.events.EventJson;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Mapped.Found;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.fetch.Fetcher.Fetched;
import com.relevo.intake.format.Bodies;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.store.Submissions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Fetches whom a kept delivery names, and keeps each answer as a delivery of its own, under a key
 * that the item gives: fetched twice, it is a repeat, and changes nothing.
 */
final class Enrichment {
  private final Map<String, Source> sources;
  private final Fetcher fetcher;
  private final Submissions submissions;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Enrichment(
      Map<String, Source> sources,
      Fetcher fetcher,
      Submissions submissions,
      InstantSource clock,
      MeterRegistry metrics) {
    this.sources = sources;
    this.fetcher = fetcher;
    this.submissions = submissions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * @throws FetchFailedException where one of them could not be fetched or kept; all may be asked
   *     for again
   */
  void of(byte[] record) {
    read(record)
        .ifPresent(submission -> {
          Source source = sources.get(submission.source());
          if (source != null && source.fetching() != null) {
            toFetch(source.preset(), submission).forEach(found -> fetch(source, submission, found));
          }
        });
  }

  /** What cannot be read is the stream's to bury. */
  private static Optional<Submission> read(byte[] record) {
    try {
      return Optional.ofNullable(EventJson.mapper().readValue(record, Submission.class))
          .filter(submission ->
              submission.status() == Submission.Status.ACCEPTED
                  && submission.kind() == Submission.Kind.DELIVERED
                  && submission.source() != null
                  && submission.body() != null);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static List<Found> toFetch(Preset preset, Submission submission) {
    Reading reading = new Reading(submission.engagement(), submission.names());
    return Bodies.read(preset, submission).stream()
        .flatMap(body -> preset.mapping().items(body, reading).stream())
        .filter(Found.class::isInstance)
        .map(Found.class::cast)
        .filter(found -> found.toFetch() && found.externalId() != null)
        .toList();
  }

  private void fetch(Source source, Submission submission, Found found) {
    String id = String.valueOf(found.externalId());
    switch (fetched(source, id)) {
      case Fetched.Person(byte[] json) -> {
        keep(submission.fetched(json, found.key() == null ? id : found.key(), clock.instant()));
        count(source, "fetched");
      }
      case Fetched.Gone() -> count(source, "gone");
    }
  }

  private Fetched fetched(Source source, String id) {
    try {
      Fetched fetched = fetcher.fetch(source, id);
      if (fetched instanceof Fetched.Person(byte[] json) && JsonBody.parse(json).isEmpty()) {
        throw new FetchFailedException("The tool's answer is no JSON", true);
      }
      return fetched;
    } catch (FetchFailedException e) {
      count(source, "failed");
      throw e;
    }
  }

  private void keep(Submission fetched) {
    if (submissions.keep(fetched) != Submissions.Kept.KEPT) {
      throw new FetchFailedException("What was fetched could not be kept", true);
    }
  }

  private void count(Source source, String outcome) {
    metrics.counter("relevo.fetches", "source", source.slug(), "outcome", outcome).increment();
  }
}
