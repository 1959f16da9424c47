package com.relevo.intake.config;

import com.relevo.intake.config.IntakeProperties.FetchSettings;
import com.relevo.intake.config.IntakeProperties.SourceSettings;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Presets;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.domain.source.Source.Fetching;
import com.relevo.intake.http.LeadController;
import com.relevo.intake.presets.PresetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From settings to presets and sources, or all that is wrong with them. */
final class SourceReader {
  private final IntakeProperties properties;
  private final List<String> problems = new ArrayList<>();

  private SourceReader(IntakeProperties properties) {
    this.properties = properties;
  }

  /** All that may deliver, and how it is read. */
  record Read(Presets presets, Map<String, Source> sources, List<AddressRange> trustedProxies) {}

  static Read read(IntakeProperties properties) {
    return new SourceReader(properties).read();
  }

  private Read read() {
    PresetFiles.Read files = PresetFiles.read(properties.presets());
    problems.addAll(files.problems());
    Presets presets = files.presets();
    Map<String, Source> sources = new LinkedHashMap<>();
    properties
        .sources()
        .forEach((slug, settings) -> {
          Optional<Preset> preset =
              Optional.ofNullable(blankToNull(settings.preset())).flatMap(presets::ofId);
          if (preset.isEmpty()) {
            problems.add(
                "Expected source '" + slug + "' to have a preset, one of " + presets.names());
            return;
          }
          if (slug.equals(LeadController.SOURCE)) {
            problems.add(
                "Expected no source '" + slug + "', for leads that are posted have that name");
          }
          Source source = source(slug, preset.get(), settings);
          problems.addAll(source.problems());
          sources.put(slug, source);
        });
    List<AddressRange> proxies = ranges("trusted-proxies", properties.trustedProxies());
    if (!problems.isEmpty()) {
      throw new InvalidSourcesException(problems);
    }
    return new Read(presets, Map.copyOf(sources), proxies);
  }

  private Source source(String slug, Preset preset, SourceSettings settings) {
    String region = blankToNull(settings.defaultRegion());
    return new Source(
        slug,
        preset,
        Stream.concat(
                settings.secrets().stream().map(Secret::new),
                settings.secretFiles().stream().flatMap(file -> secret(slug, file).stream()))
            .toList(),
        settings.verifyTokens().stream().map(Secret::new).toList(),
        ranges(slug, settings.addresses()),
        blankToNull(settings.publicBaseUrl()),
        region == null ? null : region.toUpperCase(Locale.ROOT),
        blankToNull(settings.zone()),
        new Reading(settings.engagement(), settings.names()),
        perSecond(preset, settings),
        fetching(slug, preset, settings.fetch()));
  }

  private int perSecond(Preset preset, SourceSettings settings) {
    return Stream.of(settings.perSecond(), preset.perSecond())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(properties.perSecond());
  }

  private @Nullable Fetching fetching(
      String slug, Preset preset, @Nullable FetchSettings settings) {
    if (settings == null) {
      return null;
    }
    Optional<Secret> token =
        settings.tokenFile() == null
            ? Optional.ofNullable(blankToNull(settings.token())).map(Secret::new)
            : secret(slug, settings.tokenFile());
    String shipped = preset.fetch() == null ? "" : preset.fetch().url();
    String url = blankToNull(settings.url());
    String used = url == null ? shipped : url;
    if (token.isEmpty()) {
      problems.add("Expected source '" + slug + "' to have a token to fetch with");
    }
    if (!used.isEmpty() && !(used.matches("https?://[^/{]+/.*") && used.contains("{id}"))) {
      problems.add(
          "Expected source '" + slug + "' to fetch from a URL with {id}, but found '" + used + "'");
    }
    return new Fetching(used, token.orElse(new Secret("")));
  }

  private List<AddressRange> ranges(String of, List<String> written) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : written) {
      try {
        ranges.add(AddressRange.of(text));
      } catch (IllegalArgumentException e) {
        problems.add(of + ": " + e.getMessage());
      }
    }
    return ranges;
  }

  /** A file's text, without the line's end that editors put there. */
  private Optional<Secret> secret(String slug, Path file) {
    try {
      return Optional.of(new Secret(Files.readString(file).strip()));
    } catch (IOException _) {
      problems.add(
          "Expected a secret of source '" + slug + "' in " + file + ", but it cannot be read");
      return Optional.empty();
    }
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
