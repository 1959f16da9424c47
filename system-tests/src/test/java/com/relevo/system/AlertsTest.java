package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts of {@code deploy/}, without a system that runs. */
class AlertsTest {
  private static final Path PROMETHEUS = Path.of("../deploy/prometheus");
  private static final String ALERTMANAGER = "../deploy/alertmanager/alertmanager.yml";
  private static final Pattern ALERT =
      Pattern.compile("- alert: (\\w+)\\R(.*?)(?=\\n\\n|\\z)", Pattern.DOTALL);

  @Test
  void promtoolHasNothingAgainstTheConfiguration() {
    passes("promtool", "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
  }

  @Test
  void theyPassTheirOwnTests() throws IOException {
    List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
    command.addAll(files(".rules-test.yml"));
    passes(command.toArray(String[]::new));
  }

  @Test
  void eachHasATestAndASectionThatSaysWhatToDo() throws IOException {
    String runbook = Files.readString(Path.of("../docs/operations.md"));
    String tests = texts(".rules-test.yml");
    List<String> names = new ArrayList<>();
    ALERT
        .matcher(texts(".rules.yml"))
        .results()
        .forEach(alert -> {
          String name = alert.group(1);
          names.add(name);
          assertThat(alert.group(2))
              .as(name)
              .contains("summary:", "severity:")
              .contains("runbook_url: docs/operations.md#" + name.toLowerCase(Locale.ROOT));
          assertThat(runbook).contains("\n### " + name + "\n");
          assertThat(tests).containsPattern("alertname: " + name + "\\R\\s+exp_alerts:\\R");
        });
    assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void amtoolHasNothingAgainstTheRouting() {
    passes("amtool", "check-config", ALERTMANAGER);
  }

  @ParameterizedTest
  @CsvSource({
    "severity=page, platform",
    "severity=ticket, platform",
    "severity=team, team",
    "severity=digest, sales-ops"
  })
  void whoeverMustActHears(String label, String receiver) {
    Shell.Result result =
        passes("amtool", "config", "routes", "test", "--config.file=" + ALERTMANAGER, label);
    assertThat(result.output()).contains(receiver);
  }

  private static Shell.Result passes(String... command) {
    Shell.needs(command[0]);
    Shell.Result result = Shell.run(Map.of(), command);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result;
  }

  private static String texts(String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : files(ending)) {
      all.append(Files.readString(Path.of(file)).strip()).append("\n\n");
    }
    return all.toString();
  }

  private static List<String> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(PROMETHEUS)) {
      return files.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
    }
  }
}
