package com.relevo.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A metric as {@code docs/metrics.md} has it. */
record Metric(String name, String kind, Set<String> labels) {
  private static final Path DOCUMENT = Path.of("../docs/metrics.md");
  private static final List<String> HISTOGRAM = List.of("_bucket", "_count", "_sum", "_max");

  /** All of them, by name. */
  static Map<String, Metric> all() {
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      return lines
          .filter(line -> line.startsWith("| `relevo_"))
          .map(Metric::of)
          .collect(Collectors.toMap(Metric::name, each -> each, (one, _) -> one, TreeMap::new));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Metric of(String line) {
    String[] cells = line.split("\\|");
    return new Metric(
        cells[1].strip().replace("`", ""),
        cells[2].strip(),
        Stream.of(cells[3].split(","))
            .map(String::strip)
            .filter(label -> !label.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** The names of its series. */
  Stream<String> series() {
    return kind.equals("histogram") ? HISTOGRAM.stream().map(name::concat) : Stream.of(name);
  }

  /** Without what only tells series of one metric apart: the kind of figure and its unit. */
  String bare() {
    return name.replaceAll("(_total|_seconds|_leads)$", "");
  }
}
