package com.relevo.intake.domain.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer (RFC 6901) with two steps of its own: {@code *} is every entry of an object or
 * array, {@code []} every element of an array or, of anything else, itself. {@code @} is the name
 * of the value that it is asked of. Elements of XML and keys of forms are objects' names, too.
 */
public record Path(String written, List<String> steps) {
  private static final String EVERY = "*";
  private static final String ONE_OR_MANY = "[]";
  private static final String NAME = "@";

  /** Where a path led, and the body with nothing beside it on the way there. */
  public record Match(Entry entry, UnaryOperator<@Nullable Object> around) {
    public Node narrowed() {
      return new Node(around.apply(entry.node().value()));
    }
  }

  /**
   * @throws IllegalArgumentException where {@code written} is no path, with what was expected
   */
  public static Path of(String written) {
    if (written.equals(NAME) || written.isEmpty()) {
      return new Path(written, List.of());
    }
    if (!written.startsWith("/")) {
      throw new IllegalArgumentException(
          "Expected a path like /data/email, but found '" + written + "'");
    }
    return new Path(
        written,
        Stream.of(written.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList());
  }

  public List<Match> in(Entry start) {
    if (written.equals(NAME)) {
      return List.of(new Match(Entry.of(new Node(start.name())), UnaryOperator.identity()));
    }
    List<Match> found = new ArrayList<>();
    walk(start, 0, UnaryOperator.identity(), found);
    return found;
  }

  /** The first text that it leads to. */
  public Optional<String> text(Entry start) {
    return in(start).stream().flatMap(match -> match.entry.node().text().stream()).findFirst();
  }

  /** Whether it leads to anything but null. */
  public boolean leadsSomewhere(Entry start) {
    return in(start).stream().anyMatch(match -> match.entry.node().value() != null);
  }

  private void walk(
      Entry at, int depth, UnaryOperator<@Nullable Object> around, List<Match> found) {
    if (depth == steps.size()) {
      found.add(new Match(at, around));
      return;
    }
    Object value = at.node().value();
    String step = steps.get(depth);
    switch (step) {
      case EVERY -> every(value, depth, around, found);
      case ONE_OR_MANY -> {
        if (value instanceof List<?> list) {
          elements(list, at.name(), depth, around, found);
        } else if (value != null) {
          walk(at, depth + 1, around, found);
        }
      }
      default -> named(value, step, depth, around, found);
    }
  }

  private void every(
      @Nullable Object value,
      int depth,
      UnaryOperator<@Nullable Object> around,
      List<Match> found) {
    if (value instanceof List<?> list) {
      elements(list, "", depth, around, found);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> {
        String name = String.valueOf(key);
        walk(
            new Entry(name, new Node(each)),
            depth + 1,
            inner -> around.apply(with(Map.of(), name, inner)),
            found);
      });
    }
  }

  private void elements(
      List<?> list,
      String name,
      int depth,
      UnaryOperator<@Nullable Object> around,
      List<Match> found) {
    for (Object each : list) {
      walk(
          new Entry(name, new Node(each)),
          depth + 1,
          inner -> around.apply(Collections.singletonList(inner)),
          found);
    }
  }

  private void named(
      @Nullable Object value,
      String step,
      int depth,
      UnaryOperator<@Nullable Object> around,
      List<Match> found) {
    if (value instanceof Map<?, ?> map && map.containsKey(step)) {
      walk(
          new Entry(step, new Node(map.get(step))),
          depth + 1,
          inner -> around.apply(with(map, step, inner)),
          found);
    } else if (value instanceof List<?> list) {
      element(list, step).ifPresent(each -> walk(new Entry(step, each), depth + 1, around, found));
    }
  }

  private static Optional<Node> element(List<?> list, String step) {
    return step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size()
        ? Optional.of(new Node(list.get(Integer.parseInt(step))))
        : Optional.empty();
  }

  private static Map<Object, @Nullable Object> with(
      Map<?, ?> map, String name, @Nullable Object value) {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }

  /** {@code body} without what it leads to, as far as that stands in objects. */
  public Node removedFrom(Node body) {
    return steps.isEmpty() ? body : new Node(without(body.value(), 0));
  }

  private @Nullable Object without(@Nullable Object value, int depth) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> {
          boolean here = steps.get(depth).equals(key) || steps.get(depth).equals(EVERY);
          if (!here) {
            copy.put(key, each);
          } else if (depth < steps.size() - 1) {
            copy.put(key, without(each, depth + 1));
          }
        });
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        boolean step = steps.get(depth).equals(ONE_OR_MANY) || steps.get(depth).equals(EVERY);
        list.forEach(each -> {
          if (!step || depth < steps.size() - 1) {
            copy.add(without(each, step ? depth + 1 : depth));
          }
        });
        yield copy;
      }
      case null, default -> value;
    };
  }
}
