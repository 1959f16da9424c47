package com.relevo.intake.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signed delivery of signatures.jsonl; its GET handshakes are not deliveries. */
class SignatureCasesTest {
  static Stream<Arguments> deliveries() {
    return Cases.webhooks("signatures.jsonl").stream()
        .filter(row -> Cases.text(row, "method").equals("POST"))
        .map(row -> Arguments.of(Cases.text(row, "id"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deliveries")
  void verifiesAsTheToolSays(String id, Node row) {
    boolean accepted = verify(row, headers(row), List.of(secret(row)));

    assertThat(accepted).isEqualTo(Cases.text(row, "expect").equals("accept"));
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

  @Test
  void coversAllPresets() {
    List<String> providers =
        Cases.webhooks("signatures.jsonl").stream()
            .map(row -> Cases.text(row, "provider"))
            .toList();

    assertThat(Stream.of(Preset.values()).map(Preset::id)).allMatch(providers::contains);
  }

  private static boolean verify(Node row, Map<String, List<String>> headers, List<Secret> secrets) {
    Scheme scheme = Preset.ofId(Cases.text(row, "provider")).orElseThrow().scheme();
    byte[] body = Cases.text(row, "body").getBytes(StandardCharsets.UTF_8);
    Node json = scheme.readsBody() ? JsonBody.parse(body).orElse(null) : null;
    SignedRequest request =
        new SignedRequest("POST", Cases.text(row, "url"), new Headers(headers), body, json);
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
