package com.relevo.agreement;

import com.relevo.agreement.Agreement.Dispositions;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code dispositions}: the reasons reps may give, and how long a lead rests after one. */
final class DispositionsReader {
  private final Problems problems;

  DispositionsReader(Problems problems) {
    this.problems = problems;
  }

  Dispositions read(Section agreement) {
    Section section = agreement.section("dispositions", "the dispositions");
    Map<String, Duration> rejected = new LinkedHashMap<>();
    Map<String, Duration> recycled = new LinkedHashMap<>();
    Map<String, Duration> lost = new LinkedHashMap<>();
    Dispositions dispositions =
        new Dispositions(
            codes(section, "rejection", rejected),
            codes(section, "recycle", recycled),
            codes(section, "disqualification", null),
            codes(section, "lost", lost),
            new CoolDowns(rejected, recycled, lost));
    section.close();
    return dispositions;
  }

  /** {@code coolDowns} is null for reasons that a lead never comes back from. */
  private Map<String, String> codes(
      Section section, String key, @Nullable Map<String, Duration> coolDowns) {
    Section codes = section.section(key, "the reasons of " + key);
    Map<String, String> texts = new LinkedHashMap<>();
    codes.entries().forEach((code, node) -> texts.put(code, text(codes, code, node, coolDowns)));
    if (section.has(key) && texts.isEmpty()) {
      problems.add(section.at(key), "Expected at least one reason in " + key + ", but it is empty");
    }
    return Collections.unmodifiableMap(texts);
  }

  private String text(
      Section codes, String code, Node node, @Nullable Map<String, Duration> coolDowns) {
    if (coolDowns == null || !(node instanceof MappingNode)) {
      return codes.text(code);
    }
    Section reason = codes.section(code, "a reason");
    String text = reason.text("text");
    TimeSpans.read(reason, "cool-down", problems).ifPresent(span -> coolDowns.put(code, span));
    reason.close();
    return text;
  }
}
