package com.relevo.local.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgreementCommandTest {
  private static final String EXAMPLE = AgreementReader.example().text();

  @TempDir Path folder;
  private Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void writeTheExample() throws IOException {
    file = write("agreement.yaml", EXAMPLE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new CommandLine(new AgreementCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(words);
  }

  @Test
  void aValidAgreementIsSummedUp() {
    assertThat(run("check", file)).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            file
                + " is a valid agreement: 2026-2, Northwind Software, marketing and sales, second half of 2026",
            "  11 fit rules, 9 engagement rules; 3 teams with 10 active reps; 3 routing rules; 6 targets; 3 commitments; 5 goals");
  }

  @Test
  void whatIsOddIsAWarning() throws IOException {
    Path odd =
        write(
            "odd.yaml",
            EXAMPLE.replace(
                "- id: everybody-else", "- id: everybody-else\n    when: lead.hasEmail"));

    assertThat(run("check", odd)).isZero();

    assertThat(out.toString().lines().skip(2))
        .containsExactly(
            odd
                + ":"
                + (Files.readAllLines(odd).indexOf("routing:") + 1)
                + ":1: warning: A lead that no routing rule holds for stays unrouted (leads-without-team)",
            "  end with a rule that has no when");
  }

  @Test
  void everyErrorIsALineThatEditorsFind() throws IOException {
    Path wrong =
        write(
            "wrong.yaml",
            EXAMPLE
                .replace("team: sdr-americas", "team: sdr")
                .replace("capacity: 25", "capacity: x"));

    assertThat(run("check", wrong)).isEqualTo(1);

    assertThat(out.toString().lines())
        .hasSize(5)
        .anySatisfy(line ->
            assertThat(line)
                .matches(
                    "\\Q"
                        + wrong
                        + "\\E:\\d+:\\d+: Expected a whole number in capacity of a rep, but it is x"))
        .contains(wrong + " is not a valid agreement: 2 errors");
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThat(run("check", folder.resolve("none.yaml"))).isEqualTo(1);

    assertThat(out.toString())
        .contains("none.yaml:1:1: Expected a file, but there is none", "1 error");
  }

  @Test
  void noDifferenceIsZero() throws IOException {
    Path same = write("same.yaml", "# other layout\n" + EXAMPLE.replace("90m", "1h30m"));

    assertThat(run("diff", file, same)).isZero();
    assertThat(out.toString()).isEqualTo("Both say the same." + System.lineSeparator());
  }

  @Test
  void differencesAreToldBySection() throws IOException {
    assertThat(run("diff", file, changed())).isEqualTo(1);

    assertThat(out.toString().lines())
        .containsExactly(
            "version",
            "  ~ Version 2026-2 -> 2026-3",
            "scoring",
            "  ~ Engagement rule demo: points 40 -> 50",
            "goals",
            "  - Goal new-customers is gone, was: text 25 new customers a quarter, owner sales, measure won-volume, at-least 25, period quarter");
  }

  private Path changed() throws IOException {
    return write(
        "changed.yaml",
        EXAMPLE
            .replace("version: 2026-2", "version: 2026-3")
            .replace("on: demo_requested, points: 40", "on: demo_requested, points: 50")
            .replaceFirst("  - \\{ id: new-customers.*\n", ""));
  }

  @Test
  void differencesAreEntriesInJson() throws IOException {
    assertThat(run("diff", "--json", file, changed())).isEqualTo(1);

    JsonNode changes = JsonMapper.shared().readTree(out.toString());
    assertThat(changes).hasSize(3);
    assertThat(changes.get(1).toString())
        .isEqualTo(
            "{\"section\":\"scoring\",\"path\":\"/scoring/engagement/demo/points\",\"kind\":\"CHANGED\","
                + "\"before\":\"40\",\"after\":\"50\",\"text\":\"Engagement rule demo: points 40 -> 50\"}");
  }

  @Test
  void whatCannotBeReadIsTrouble() throws IOException {
    Path wrong = write("wrong.yaml", "version: v1");

    assertThat(run("diff", "--json", file, wrong)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(errors.toString()).contains("wrong.yaml:1:1: Expected name in the agreement");
  }
}
