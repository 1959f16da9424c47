package com.relevo.intake.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyFactsTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ada@acme.com, acme.com",
        "ada@mail.emea.acme.co.uk, acme.co.uk",
        "ada@sales.widgets.example, widgets.example",
        "ada@bücher.de, xn--bcher-kva.de",
        "ada@gmail.com, -",
        "ada@GoogleMail.com, -",
        "ada@yahoo.co.uk, -"
      })
  void takesTheCompanysDomainUnlessAnybodyMayHaveIt(String email, String domain) {
    assertThat(EmailAddress.normalised(email).flatMap(CompanyDomain::of))
        .isEqualTo(Optional.ofNullable(domain));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DE, DE",
        "de, DE",
        "Germany, DE",
        "Deutschland, DE",
        "Côte d'Ivoire, CI",
        "USA, US",
        "United Kingdom, GB",
        "DEU, DE",
        "España, ES",
        "Atlantis, -"
      })
  void knowsCountriesByCodeAndByName(String text, String code) {
    assertThat(Countries.alpha2(text)).isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "120|120",
        "51-200|51",
        "1,001+|1001",
        "10.000 Mitarbeiter|10000",
        "more than 500|500",
        "many|-",
        "99999999999|-"
      })
  void readsTheLowerBoundOfAHeadcount(String text, Integer count) {
    assertThat(Headcount.of(text)).isEqualTo(Optional.ofNullable(count));
  }

  @Test
  void hasNoAddressWithoutAPartOnEitherSide() {
    assertThat(EmailAddress.of("@example.com")).isEmpty();
    assertThat(EmailAddress.of("ada@")).isEmpty();
    assertThat(EmailAddress.of("")).isEmpty();
    assertThat(EmailAddress.of("a".repeat(400) + "@example.com")).isEmpty();
  }
}
