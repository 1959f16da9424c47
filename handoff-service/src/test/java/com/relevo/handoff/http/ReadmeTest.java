package com.relevo.handoff.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.handoff.domain.lead.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern REFUSAL = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\d{3}) \\|");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\| `POST /handoffs/\\{leadId}/([a-z-]+)` \\|.*\\|.*\\|.*\\|$");

  @Test
  void listsEveryRefusalWithItsStatus() throws IOException {
    Map<String, Integer> documented = new TreeMap<>();
    Matcher row = REFUSAL.matcher(Files.readString(README));
    while (row.find()) {
      documented.put(row.group(1), Integer.valueOf(row.group(2)));
    }
    Map<String, Integer> real = new TreeMap<>();
    for (Refusal refusal : Refusal.values()) {
      real.put(refusal.code(), CommandResponses.status(refusal).value());
    }
    assertThat(documented).isEqualTo(real);
  }

  @Test
  void listsEveryCommand() throws IOException {
    assertThat(COMMAND.matcher(Files.readString(README)).results().map(row -> row.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(CommandKind.values()).map(CommandKind::path).toList());
  }
}
