package com.relevo.intake.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Validity;
import com.relevo.intake.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with what cannot be used. */
class ValidityTest {
  @ParameterizedTest
  @CsvSource({
    "ada, SYNTAX",
    "@acme.com, SYNTAX",
    "ada@, SYNTAX",
    "a da@acme.com, SYNTAX",
    "ada..b@acme.com, SYNTAX",
    "ada@nowhere, DOMAIN",
    "ada@acme.comm, DOMAIN",
    "ada@acme-.com, SYNTAX",
    "a da@nowhere, SYNTAX",
  })
  void tellsAWrongAddressFromADomainThatNobodyHas(String text, Validity fault) {
    assertThat(EmailAddress.of(text)).isEmpty();
    assertThat(EmailAddress.fault(text)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "call me, DE, NOT_A_NUMBER",
        "n/a, -, NOT_A_NUMBER",
        "+999 123456, DE, NOT_A_NUMBER",
        "030 901820, -, COUNTRY_NEEDED",
        "12, DE, LENGTH",
        "+49 1, -, LENGTH",
      })
  void saysWhyANumberCannotBeDialled(String text, String region, Validity fault) {
    assertThat(PhoneNumber.of(text, region)).isEmpty();
    assertThat(PhoneNumber.fault(text, region)).isEqualTo(fault);
  }

  @Test
  void everyNumberThatTheCasesRefuseHasAReason() {
    assertThat(Cases.identity("phones.jsonl"))
        .filteredOn(row -> row.at("e164").text().isEmpty())
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(
                    PhoneNumber.fault(
                            Cases.text(row, "input"), row.at("default_region").text().orElse(null))
                        .isFault())
                .isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "n/a, true",
    "N.A., true",
    "-, true",
    "---, true",
    "None, true",
    "Keine Firma, true",
    "Test, true",
    "Testo SE, false",
    "3M, false",
    "Nonesuch, false",
    "株式会社, false",
  })
  void knowsWhatIsWrittenForWantOfACompany(String company, boolean placeholder) {
    assertThat(CompanyName.isPlaceholder(company)).isEqualTo(placeholder);
  }
}
