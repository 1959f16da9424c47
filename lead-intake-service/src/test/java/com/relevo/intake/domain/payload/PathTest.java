package com.relevo.intake.domain.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {
  private static final Node BODY =
      json(
          """
          {"a":{"b":[{"c":1},{"c":2}],"x/y":"slash","~":"tilde","none":null},"one":{"c":3},"text":"t","empty":[]}
          """);

  private static Node json(String text) {
    return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static List<String> texts(String path) {
    return Path.of(path).in(Entry.of(BODY)).stream()
        .flatMap(match -> match.entry().node().text().stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/text, t",
        "/a/b/1/c, 2",
        "/a/b/[]/c, 1 2",
        "/a/b/*/c, 1 2",
        "/one/[]/c, 3",
        "/*/c, 3",
        "/a/x~1y, slash",
        "/a/~0, tilde",
        "/a/none, \"\"",
        "/nowhere/b, \"\"",
        "/text/b, \"\"",
        "/a/b/7/c, \"\"",
        "/a/b/99999999999/c, \"\"",
        "/empty/[], \"\""
      })
  void leadsToWhatStandsThere(String path, String expected) {
    assertThat(String.join(" ", texts(path))).isEqualTo(expected);
  }

  @Test
  void knowsTheNameOfWhatAStarFound() {
    assertThat(Path.of("/*").in(Entry.of(BODY)))
        .extracting(match -> Path.of("@").text(match.entry()).orElse(""))
        .containsExactly("a", "one", "text", "empty");
  }

  @Test
  void narrowsABodyToOneOfItsItems() {
    assertThat(Path.of("/a/b/[]").in(Entry.of(BODY)).get(1).narrowed().at("a", "b").value())
        .isEqualTo(json("[{\"c\":2}]").value());
    assertThat(Path.of("/*/[]").in(Entry.of(json("{\"m\":[1,2],\"n\":[3]}"))).get(1).narrowed())
        .isEqualTo(json("{\"m\":[2]}"));
  }

  @Test
  void takesOutWhatMustNotBeKept() {
    assertThat(Path.of("/a/b/[]/c").removedFrom(BODY).at("a", "b").value())
        .isEqualTo(json("[{},{}]").value());
    assertThat(Path.of("/one/c").removedFrom(BODY).at("one").value()).isEqualTo(json("{}").value());
    assertThat(Path.of("/n/s").removedFrom(json("{\"n\":[{\"s\":1},{\"s\":2,\"t\":3}]}")))
        .as("an element that came twice is a list")
        .isEqualTo(json("{\"n\":[{},{\"t\":3}]}"));
  }

  @Test
  void isRefusedWhereItIsNone() {
    assertThatThrownBy(() -> Path.of("email"))
        .hasMessage("Expected a path like /data/email, but found 'email'");
  }

  @Test
  void makesTextsOfPathsOnlyWhereAllLeadSomewhere() {
    Entry entry = Entry.of(BODY);

    assertThat(Text.of("/text").in(entry)).contains("t");
    assertThat(Text.of("x {/text}-{/one/c}").in(entry)).contains("x t-3");
    assertThat(Text.of("x {/text} {/nowhere}").in(entry)).isEmpty();
    assertThat(Text.of("plain").in(entry)).contains("plain");
    assertThat(Text.of("{#}").in(entry)).isEqualTo(Text.of("{#}").in(Entry.of(BODY)));
    assertThat(Text.first(List.of(Text.of("/nowhere"), Text.of("/text")), entry)).contains("t");
  }
}
