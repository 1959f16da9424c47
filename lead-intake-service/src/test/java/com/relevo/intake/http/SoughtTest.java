package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.kit.http.InvalidBodyException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"email\":\" Ann@ACME.example \"} | email:ann@acme.example",
        "{\"phone\":\"+49 30 2345 6789\"} | phone:+493023456789",
        "{\"phone\":\"030 2345 6789\",\"region\":\"DE\"} | phone:+493023456789",
        "{\"external_id\":\"u-1\",\"source\":\"api\"} | external:api:u-1",
      })
  void aPersonIsSoughtByWhatTheyAreKnownBy(String json, String key) throws InvalidBodyException {
    assertThat(key(json)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | required",
        "{\"email\":\"a@acme.example\",\"phone\":\"+493023456789\"} | required",
        "{\"email\":\"no address\"} | invalid_email",
        "{\"phone\":\"12\"} | invalid_phone",
        "{\"external_id\":\"u-1\"} | required",
        "{\"mail\":\"a@acme.example\"} | unknown_field",
      })
  void anythingElseIsRefused(String json, String code) {
    assertThatThrownBy(() -> key(json))
        .isInstanceOfSatisfying(
            InvalidBodyException.class,
            refused ->
                assertThat(refused.faults()).extracting(fault -> fault.code()).contains(code));
  }

  @Test
  void aListIsNoPerson() {
    assertThatThrownBy(() -> key("[]")).isInstanceOf(InvalidBodyException.class);
  }

  private static String key(String json) throws InvalidBodyException {
    return Sought.key(json.getBytes(StandardCharsets.UTF_8));
  }
}
