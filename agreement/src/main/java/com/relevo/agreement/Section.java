package com.relevo.agreement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping, read by key and type. Whatever does not fit is reported with its place, and a
 * harmless value of the right type returned in its place. {@link #close} reports the keys that
 * nobody asked for.
 */
final class Section {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final String AN_ID = "1 to 64 letters, digits, dots, dashes, underscores or @";

  private final String what;
  private final String kind;
  private final Place place;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(String what, String kind, Place place, Problems problems) {
    this.what = what;
    this.kind = kind;
    this.place = place;
    this.problems = problems;
  }

  /** {@code what} names the section in messages and in the schema, with its article: a team. */
  static Section of(String what, Node node, Problems problems) {
    return of(what, what, node, problems);
  }

  /** {@code kind} names it in the schema, where that is not what messages say. */
  static Section of(String what, String kind, Node node, Problems problems) {
    Section section =
        new Section(what, kind, Place.of(node, DocumentSchema.INSTANCE.describe(kind)), problems);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(section::add);
    } else {
      problems.add(
          section.place,
          "Expected %s as a mapping of keys to values, but it is %s"
              .formatted(what, NodeText.describe(node)));
    }
    return section;
  }

  private void add(NodeTuple tuple) {
    String key = NodeText.textOf(tuple.getKeyNode());
    if (key == null) {
      problems.add(
          tuple.getKeyNode(),
          "Expected text as a key of %s, but it is %s"
              .formatted(what, NodeText.describe(tuple.getKeyNode())));
    } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
      problems.add(
          tuple.getKeyNode(), "Expected " + key + " once in " + what + ", but it is there again");
    } else {
      keys.put(key, tuple.getKeyNode());
    }
  }

  /** Reports keys that were never asked for; call it when all known ones were. */
  void close() {
    keys.forEach((key, node) -> {
      if (!asked.contains(key)) {
        String known = String.join(", ", asked);
        problems.add(
            Place.of(node),
            "Expected only " + known + " in " + what + ", but found " + key,
            Suggestion.forKey(asked, key, values.get(key)));
      }
    });
  }

  /** All keys and values, for sections whose keys are the writer's own. */
  Map<String, Node> entries() {
    return values;
  }

  Place at() {
    return place;
  }

  /** Where {@code key}'s value stands, or the section where it is missing. */
  Place at(String key) {
    Node value = values.get(key);
    return value == null
        ? new Place(place.line(), place.column(), hint(key))
        : Place.of(value, hint(key));
  }

  /** Where {@code item} of {@code key}'s value stands. */
  Place at(String key, Node item) {
    return Place.of(item, hint(key));
  }

  Place atKey(String key) {
    Node node = keys.get(key);
    return node == null ? place : Place.of(node, hint(key));
  }

  private String hint(String key) {
    return DocumentSchema.INSTANCE.describe(kind, key);
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  Optional<Node> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  Optional<Node> required(String key) {
    Optional<Node> value = optional(key);
    if (value.isEmpty()) {
      problems.add(at(key), "Expected " + key + " in " + what + ", but it is missing");
    }
    return value;
  }

  Section section(String key, String what) {
    return required(key)
        .map(node -> of(what, node, problems))
        .orElseGet(() -> new Section(what, what, place, problems));
  }

  /** A list of mappings; where required and empty or missing, a problem. */
  List<Section> sections(String key, String what, boolean required) {
    Optional<Node> node = required ? required(key) : optional(key);
    List<Section> sections = new ArrayList<>();
    node.ifPresent(
        value -> items(key, value).forEach(item -> sections.add(of(what, item, problems))));
    if (required && node.isPresent() && node.get() instanceof SequenceNode && sections.isEmpty()) {
      problems.add(at(key), "Expected at least one entry in " + key + ", but it is empty");
    }
    return sections;
  }

  /** The items of a list, or one alone. */
  List<Node> items(String key) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    return node == null ? List.of() : List.of(node);
  }

  List<Node> items(String key, Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(at(key), "Expected a list in " + key + ", but it is " + NodeText.describe(node));
    return List.of();
  }

  String text(String key) {
    return required(key).map(node -> text(key, node)).orElse("");
  }

  Optional<String> optionalText(String key) {
    return optional(key).map(node -> text(key, node)).filter(text -> !text.isEmpty());
  }

  private String text(String key, Node node) {
    String text = NodeText.textOf(node);
    if (text == null) {
      problems.add(
          at(key),
          "Expected text in " + key + " of " + what + ", but it is " + NodeText.describe(node));
      return "";
    }
    return text;
  }

  /** An id that no other of the same {@code kind} has; never blank, whatever the file says. */
  String id(String key, Ids ids) {
    String id = text(key);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      problems.add(
          at(key), "Expected " + AN_ID + " in " + key + " of " + what + ", but it is " + id);
    } else if (!id.isEmpty()) {
      ids.add(id, at(key));
    }
    return id.isBlank() ? "?" : id;
  }

  int integer(String key, int least, int most) {
    return required(key).map(node -> integer(key, node, least, most)).orElse(least);
  }

  int integer(String key, int least, int most, int otherwise) {
    return optional(key).map(node -> integer(key, node, least, most)).orElse(otherwise);
  }

  private int integer(String key, Node node, int least, int most) {
    String text = NodeText.textOf(node);
    if (text == null || !INTEGER.matcher(text).matches()) {
      problems.add(
          at(key),
          "Expected a whole number in %s of %s, but it is %s"
              .formatted(key, what, NodeText.describe(node)));
      return least;
    }
    int value = Integer.parseInt(text);
    if (value < least || value > most) {
      problems.add(
          at(key),
          "Expected %s of %s to be from %s to %s, but it is %s"
              .formatted(key, what, least, most, value));
      return least;
    }
    return value;
  }

  /** A date such as 2026-12-31; empty where it is missing or wrong. */
  Optional<LocalDate> date(String key) {
    String text = text(key);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      problems.add(
          at(key),
          "Expected a date such as 2026-12-31 in " + key + " of " + what + ", but it is " + text);
      return Optional.empty();
    }
  }

  boolean flag(String key, boolean otherwise) {
    return optional(key).map(node -> flag(key, node)).orElse(otherwise);
  }

  private boolean flag(String key, Node node) {
    String text = NodeText.textOf(node);
    if (!"true".equals(text) && !"false".equals(text)) {
      problems.add(
          at(key),
          "Expected true or false in %s of %s, but it is %s"
              .formatted(key, what, NodeText.describe(node)));
    }
    return "true".equals(text);
  }
}
