package com.relevo.intake;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.presets.PresetFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The presets that come with Relevo, and sources and deliveries of them. */
public final class Shipped {
  public static final Presets PRESETS = PresetFiles.read(List.of()).presets();

  private Shipped() {}

  public static Preset preset(String id) {
    return PRESETS
        .ofId(id)
        .orElseThrow(() -> new AssertionError("Expected a preset " + id + ", but there is none"));
  }

  public static Source source(String slug, Preset preset, String... secrets) {
    return new Source(
        slug,
        preset,
        Stream.of(secrets).map(Secret::new).toList(),
        List.of(),
        List.of(),
        preset.signsUrl() ? "https://intake.example.com" : null,
        "US",
        null,
        Reading.of(EngagementKind.FORM_SUBMITTED),
        1_000_000,
        null);
  }

  public static Submission submission(
      String source, String preset, String key, Instant receivedAt, Format format, byte[] body) {
    return new Submission(
        Submission.idOf(source, key),
        source,
        preset,
        key,
        Submission.Status.ACCEPTED,
        receivedAt,
        "application/json",
        Map.of(),
        body,
        "US",
        EngagementKind.FORM_SUBMITTED,
        format,
        preset(preset).zone(),
        Map.of(),
        Submission.Kind.DELIVERED,
        null);
  }
}
