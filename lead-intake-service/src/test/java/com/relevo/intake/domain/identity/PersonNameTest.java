package com.relevo.intake.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "Head of Sales, ~50 people!", "Zo\u00eb", "\u674e \u660e"})
  void cleanTextStaysAsItIs(String text) {
    assertThat(PersonName.clean(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " Ann,Ann",
        "Ann ,Ann",
        "Ann  Lee,Ann Lee",
        "Ann\tLee,Ann Lee",
        "Ann\u00a0Lee,Ann Lee",
        "Ann\u007fLee,Ann Lee",
        "Zoe\u0308,Zo\u00eb"
      })
  void gapsAreOneSpaceAndAccentsOneCharacter(String text, String clean) {
    assertThat(PersonName.clean(text)).isEqualTo(clean);
  }
}
