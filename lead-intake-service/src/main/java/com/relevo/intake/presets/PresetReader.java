package com.relevo.intake.presets;

import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.KeyFrom;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.payload.Text;
import com.relevo.intake.domain.source.Acknowledgement;
import com.relevo.intake.domain.source.Fetch;
import com.relevo.intake.domain.source.Handshake;
import com.relevo.intake.domain.source.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One preset of what its file says. */
final class PresetReader {
  private static final String HEADER = "header:";

  private PresetReader() {}

  static Preset read(String id, Map<String, Object> written, List<String> problems) {
    Section preset = new Section(id, written, problems);
    List<Format> formats =
        preset.texts("formats").stream()
            .map(format -> preset.oneOf(format, Format.class))
            .filter(Objects::nonNull)
            .toList();
    Preset read =
        new Preset(
            id,
            ProofReader.read(preset),
            preset.has("handshake") ? handshake(preset.section("handshake")) : null,
            preset.has("acknowledge")
                ? acknowledgement(preset.section("acknowledge"))
                : Acknowledgement.ACCEPTED,
            formats.isEmpty() ? List.of(Format.JSON) : formats,
            preset.all("embedded", Path::of),
            preset.all("secret-fields", Path::of),
            key(preset),
            MappingReader.read(preset),
            preset.text("zone"),
            number(preset, "per-second"),
            preset.has("fetch") ? fetch(preset.section("fetch")) : null);
    preset.done();
    return read;
  }

  private static KeyFrom key(Section preset) {
    String key = preset.text("key");
    if (key == null || key.equals("body")) {
      return KeyFrom.body();
    }
    return key.startsWith(HEADER)
        ? KeyFrom.header(key.substring(HEADER.length()).strip())
        : preset.tried(key, Text::of).map(KeyFrom::text).findFirst().orElseGet(KeyFrom::body);
  }

  private static Handshake handshake(Section handshake) {
    Handshake read;
    if (handshake.has("echo")) {
      read =
          new Handshake.Echo(
              handshake.required("echo"),
              handshake.required("token"),
              texts(handshake.section("when")));
    } else if (handshake.has("sign")) {
      read = new Handshake.Sign(handshake.required("sign"), handshake.required("as"));
    } else {
      if (!"ok".equals(handshake.required("answer"))) {
        handshake.problem("Expected echo, sign, or answer: ok");
      }
      read = new Handshake.Presence();
    }
    handshake.done();
    return read;
  }

  private static Acknowledgement acknowledgement(Section written) {
    Integer status = number(written, "status");
    Acknowledgement read =
        new Acknowledgement(
            status == null ? 200 : status, written.text("type"), written.text("body"));
    written.done();
    return read;
  }

  private static Fetch fetch(Section written) {
    Fetch read =
        new Fetch(
            written.required("url"),
            texts(written.section("headers")),
            MappingReader.rules(written.section("mapping")));
    written.done();
    return read;
  }

  private static Map<String, String> texts(Section written) {
    Map<String, String> texts = new LinkedHashMap<>();
    written.names().forEach(name -> texts.put(name, written.required(name)));
    return texts;
  }

  private static @Nullable Integer number(Section section, String name) {
    Object value = section.value(name);
    if (value == null || value instanceof Integer) {
      return (Integer) value;
    }
    return section.wrong(name, "a whole number");
  }
}
