package com.relevo.intake.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.source.Handshake;
import com.relevo.intake.domain.source.Handshake.Answer;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of signatures.jsonl: signed deliveries, and the questions tools ask by GET. */
class SignatureCasesTest {
  private static final Pattern EXPECTED_JSON = Pattern.compile("expected JSON: (\\{.*})");
  private static final Pattern EXPECTED_TEXT = Pattern.compile("expected body: (\\S+)");

  private static Stream<Arguments> rows(String method) {
    return Cases.webhooks("signatures.jsonl").stream()
        .filter(row -> Cases.text(row, "method").equals(method))
        .map(row -> Arguments.of(Cases.text(row, "id"), row));
  }

  static Stream<Arguments> deliveries() {
    return rows("POST");
  }

  static Stream<Arguments> questions() {
    return rows("GET");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deliveries")
  void verifiesAsTheToolSays(String id, Node row) {
    boolean accepted = verify(row, headers(row), List.of(secret(row)));

    assertThat(accepted).isEqualTo(Cases.text(row, "expect").equals("accept"));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("questions")
  void answersAHandshake(String id, Node row) {
    Handshake handshake = Shipped.preset(Cases.text(row, "provider")).handshake();
    assertThat(handshake).isNotNull();

    Optional<Answer> answer =
        handshake.answer(Query.of(Cases.text(row, "url")), List.of(secret(row)));

    assertThat(answer.isPresent()).isEqualTo(Cases.text(row, "expect").equals("accept"));
    String note = Cases.text(row, "note");
    Matcher json = EXPECTED_JSON.matcher(note);
    if (json.find()) {
      Map<String, String> fields = new HashMap<>();
      Cases.json(json.group(1).getBytes(StandardCharsets.UTF_8))
          .fields((name, value) -> fields.put(name, value.text().orElseThrow()));
      assertThat(answer).contains(new Answer.Fields(fields));
    }
    Matcher text = EXPECTED_TEXT.matcher(note);
    if (text.find()) {
      assertThat(answer).contains(new Answer.PlainText(text.group(1)));
    }
  }

  static Stream<Arguments> accepted() {
    return deliveries().filter(row -> Cases.text((Node) row.get()[1], "expect").equals("accept"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptsEitherOfTwoActiveSecretsAndNoOther(String id, Node row) {
    Secret other = new Secret("whsec_b3RoZXItc2VjcmV0");

    assertThat(verify(row, headers(row), List.of(other, secret(row)))).isTrue();
    assertThat(verify(row, headers(row), List.of(secret(row), other))).isTrue();
    assertThat(verify(row, headers(row), List.of(other))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void refusesWhereAnyHeaderIsDoubledMissingOrEmpty(String id, Node row) {
    for (String name : headers(row).keySet()) {
      String value = headers(row).get(name).getFirst();
      for (List<String> wrong :
          List.of(List.of(value, value), List.of(value, "x"), List.of(""), List.<String>of())) {
        Map<String, List<String>> headers = new HashMap<>(headers(row));
        headers.put(name, wrong);
        assertThat(verify(row, headers, List.of(secret(row))))
            .as("%s sent as %s", name, wrong)
            .isFalse();
      }
    }
  }

  private static boolean verify(Node row, Map<String, List<String>> headers, List<Secret> secrets) {
    Scheme scheme = Shipped.preset(Cases.text(row, "provider")).scheme().orElseThrow();
    byte[] body = Cases.text(row, "body").getBytes(StandardCharsets.UTF_8);
    Node content = JsonBody.parse(body).orElse(new Node(null));
    SignedRequest request =
        new SignedRequest(
            "POST", Cases.text(row, "url"), new Headers(headers), body, () -> content);
    return scheme.verifies(request, secrets, now(row));
  }

  private static Secret secret(Node row) {
    return new Secret(Cases.text(row, "secret"));
  }

  /** Rows without a time are of schemes that ignore it. */
  private static Instant now(Node row) {
    return Instant.ofEpochSecond(row.at("now_epoch_s").text().map(Long::parseLong).orElse(0L));
  }

  private static Map<String, List<String>> headers(Node row) {
    Map<String, List<String>> headers = new HashMap<>();
    row.at("headers").fields((name, value) -> headers.put(name, List.of(value.text().orElse(""))));
    return headers;
  }
}
