package com.relevo.intake.config;

import com.relevo.intake.config.IntakeProperties.SourceSettings;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From settings to sources, or all that is wrong with them. */
final class SourceReader {
  private SourceReader() {}

  static Map<String, Source> read(Map<String, SourceSettings> settings) {
    List<String> problems = new ArrayList<>();
    Map<String, Source> sources = new LinkedHashMap<>();
    settings.forEach((slug, each) -> {
      if (each.preset() == null) {
        problems.add("Expected source '" + slug + "' to have a preset, one of " + presets());
        return;
      }
      Source source = source(slug, each.preset(), each);
      problems.addAll(source.problems());
      sources.put(slug, source);
    });
    if (!problems.isEmpty()) {
      throw new InvalidSourcesException(problems);
    }
    return Map.copyOf(sources);
  }

  private static Source source(String slug, Preset preset, SourceSettings settings) {
    List<Secret> secrets = settings.secrets().stream().map(Secret::new).toList();
    String region = blankToNull(settings.defaultRegion());
    return new Source(
        slug,
        preset,
        secrets,
        blankToNull(settings.publicBaseUrl()),
        region == null ? null : region.toUpperCase(Locale.ROOT),
        settings.engagement());
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String presets() {
    return Stream.of(Preset.values()).map(Preset::id).collect(Collectors.joining(", "));
  }
}
