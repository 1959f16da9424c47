package com.relevo.intake.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.domain.payload.Node;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityCasesTest {
  static Stream<Arguments> addresses() {
    return rows("email_normalisation.jsonl");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("addresses")
  void normalisesAnAddress(String id, String input, Node row) {
    EmailAddress email = EmailAddress.normalised(input).orElseThrow();

    assertThat(email.address()).isEqualTo(Cases.text(row, "address"));
    assertThat(email.matchKey()).isEqualTo(Cases.text(row, "match_key"));
    assertThat(EmailAddress.folded(email.matchKey())).isEqualTo(Cases.text(row, "candidate_key"));
  }

  static Stream<Arguments> validity() {
    return rows("email_validity.jsonl");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("validity")
  void knowsAValidAddress(String id, String input, Node row) {
    assertThat(EmailAddress.valid(input)).isEqualTo(row.at("valid").isTrue());
  }

  static Stream<Arguments> phones() {
    return rows("phones.jsonl");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("phones")
  void readsANumberAsDialledInItsRegion(String id, String input, Node row) {
    Optional<PhoneNumber> phone =
        PhoneNumber.of(input, row.at("default_region").text().orElse(null));

    assertThat(phone.map(PhoneNumber::e164)).isEqualTo(row.at("e164").text());
    assertThat(phone.map(PhoneNumber::extension)).isEqualTo(row.at("extension").text());
  }

  static Stream<Arguments> names() {
    return rows("names.jsonl");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("names")
  void splitsAName(String id, String input, Node row) {
    PersonName name = PersonName.split(input);

    assertThat(Optional.ofNullable(name.first())).isEqualTo(row.at("first_name").text());
    assertThat(Optional.ofNullable(name.last())).isEqualTo(row.at("last_name").text());
  }

  private static Stream<Arguments> rows(String file) {
    return Cases.identity(file).stream()
        .map(row -> Arguments.of(Cases.text(row, "id"), row.at("input").value(), row));
  }
}
