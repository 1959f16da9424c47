package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final Pattern NAME = Pattern.compile("\"(relevo(?:\\.[a-z0-9]+)+)\"");

  /** Where a name is no metric's: settings and topics stand in the same files. */
  private static final Set<String> OTHERS = Set.of("relevo.root", "relevo.rocksdb.memory.bytes");

  @Test
  void theDocumentHasWhatTheCodeHas() throws IOException {
    Set<String> documented =
        Metric.all().values().stream()
            .map(Metric::bare)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).containsExactlyInAnyOrderElementsOf(inTheCode());
  }

  private static Set<String> inTheCode() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(".."), 12)) {
      return all.filter(file -> file.toString().matches("\\.\\./[a-z-]+/src/main/java/.*\\.java"))
          .filter(file -> !file.startsWith("../benchmarks") && !file.startsWith("../local"))
          .map(MetricTest::text)
          .filter(text -> text.contains("io.micrometer.core"))
          .flatMap(text -> NAME.matcher(text).results().map(each -> each.group(1)))
          .filter(name -> !OTHERS.contains(name))
          .map(name -> name.replace('.', '_').replaceAll("_(seconds|leads)$", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
