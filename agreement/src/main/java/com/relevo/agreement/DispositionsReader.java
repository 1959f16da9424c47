package com.relevo.agreement;

import com.relevo.agreement.Agreement.Dispositions;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    Set<String> returnsTurn = new HashSet<>();
    Dispositions dispositions =
        new Dispositions(
            section.has("return") ? codes(section, "return", Kinds.NONE) : Map.of(),
            codes(section, "rejection", new Kinds(rejected, returnsTurn)),
            codes(section, "recycle", new Kinds(recycled, null)),
            codes(section, "disqualification", new Kinds(null, returnsTurn)),
            codes(section, "lost", new Kinds(lost, null)),
            new CoolDowns(rejected, recycled, lost),
            returnsTurn);
    section.close();
    return dispositions;
  }

  /**
   * {@code coolDowns} is null for reasons that a lead never comes back from, {@code returnsTurn}
   * for those of a lead that was a real one.
   */
  private record Kinds(
      @Nullable Map<String, Duration> coolDowns, @Nullable Set<String> returnsTurn) {
    /** For reasons that are nothing but a text. */
    static final Kinds NONE = new Kinds(null, null);
  }

  private Map<String, String> codes(Section section, String key, Kinds kinds) {
    Section codes = section.section(key, "the reasons of " + key);
    Map<String, String> texts = new LinkedHashMap<>();
    codes.entries().forEach((code, node) -> texts.put(code, text(codes, code, node, kinds)));
    if (section.has(key) && texts.isEmpty()) {
      problems.add(section.at(key), "Expected at least one reason in " + key + ", but it is empty");
    }
    return Collections.unmodifiableMap(texts);
  }

  private String text(Section codes, String code, Node node, Kinds kinds) {
    if (kinds == Kinds.NONE || !(node instanceof MappingNode)) {
      return codes.text(code);
    }
    Section reason = codes.section(code, "a reason");
    String text = reason.text("text");
    Map<String, Duration> coolDowns = kinds.coolDowns();
    if (coolDowns != null) {
      TimeSpans.read(reason, "cool-down", problems).ifPresent(span -> coolDowns.put(code, span));
    }
    Set<String> returnsTurn = kinds.returnsTurn();
    if (returnsTurn != null && reason.flag("returns-turn", false)) {
      returnsTurn.add(code);
    }
    reason.close();
    return text;
  }
}
