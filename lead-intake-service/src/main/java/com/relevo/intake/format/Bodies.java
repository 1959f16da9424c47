package com.relevo.intake.format;

import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a body of any format a preset knows. Empty means that it is not what it says it is. */
public final class Bodies {
  private Bodies() {}

  /** The preset's format that {@code contentType} names, else its first. */
  public static Format format(Preset preset, @Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    List<Format> formats = preset.formats();
    return formats.stream()
        .filter(format ->
            switch (format) {
              case JSON -> type.contains("json");
              case FORM -> type.startsWith("application/x-www-form-urlencoded");
              case MULTIPART -> type.startsWith("multipart/");
              case XML -> type.contains("xml");
              case CLOUDEVENT -> true;
              case PARSED -> false;
            })
        .findFirst()
        .orElse(formats.getFirst());
  }

  public static Optional<Node> read(
      Preset preset, Format format, @Nullable String contentType, Headers headers, byte[] body) {
    if (format == Format.PARSED) {
      return JsonBody.parse(body);
    }
    Optional<Node> read =
        switch (format) {
          case JSON, PARSED -> JsonBody.parse(body);
          case FORM -> FormBody.parse(body);
          case MULTIPART -> MultipartBody.parse(contentType, body);
          case XML -> XmlBody.parse(body);
          case CLOUDEVENT -> CloudEventBody.parse(contentType, headers, body);
        };
    return read.flatMap(node -> unfolded(preset, node));
  }

  /** As the stream reads it again. */
  public static Optional<Node> read(Preset preset, Submission submission) {
    Headers headers =
        new Headers(
            submission.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))));
    return read(preset, submission.format(), submission.contentType(), headers, submission.body());
  }

  /** Texts that are JSON themselves are opened; one that is none makes the body unreadable. */
  private static Optional<Node> unfolded(Preset preset, Node body) {
    Optional<Node> unfolded = Optional.of(body);
    for (Path path : preset.embedded()) {
      unfolded = unfolded.flatMap(node -> unfolded(path, node));
    }
    return unfolded;
  }

  private static Optional<Node> unfolded(Path path, Node body) {
    Optional<String> text = path.text(Entry.of(body));
    if (text.isEmpty() || !(body.value() instanceof Map<?, ?> map)) {
      return Optional.of(body);
    }
    return JsonBody.parse(text.get().getBytes(StandardCharsets.UTF_8))
        .map(inner -> {
          Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
          copy.put(path.steps().getFirst(), inner.value());
          return new Node(copy);
        });
  }
}
