package com.relevo.intake.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTest {
  @ParameterizedTest
  @CsvSource({
    "info@acme.example, true, false",
    "Info@acme.example, true, false",
    "no-reply@acme.example, true, false",
    "sales+fair@acme.example, true, false",
    "ada.byron@acme.example, false, false",
    "infobert@acme.example, false, false",
    "ada@mailinator.com, false, true",
    "ada@box.mailinator.com, false, true",
    "info@mailinator.com, true, true",
    "ada@gmail.com, false, false",
  })
  void tellsFunctionsAndThrowAwayAddressesFromPeople(
      String text, boolean role, boolean disposable) {
    EmailAddress email = EmailAddress.of(text).orElseThrow();

    assertThat(Mailbox.isRole(email)).isEqualTo(role);
    assertThat(Mailbox.isDisposable(email)).isEqualTo(disposable);
  }
}
