package com.relevo.intake.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.events.Reason;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.RawPerson;
import com.relevo.intake.domain.mapping.Signal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NormaliserTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");

  private static Item item(
      Map<Field, String> fields, @Nullable String externalId, @Nullable String region, int index) {
    Submission submission =
        new Submission(
            "d",
            "web",
            "generic",
            "k",
            Submission.Status.ACCEPTED,
            RECEIVED,
            null,
            Map.of(),
            new byte[0],
            region,
            EngagementKind.FORM_SUBMITTED,
            Format.JSON,
            null,
            Map.of(),
            Submission.Kind.DELIVERED,
            null);
    Mapped.Found found =
        new Mapped.Found(
            null, externalId, new RawPerson(fields, Map.of()), null, new Signal(true, null, null));
    return Normaliser.item(submission, found, index);
  }

  @Test
  void writesEachFieldInItsOneForm() {
    Item item =
        item(
            Map.of(
                Field.EMAIL,
                " Ada@Acme.COM ",
                Field.PHONE,
                "030 901820",
                Field.COUNTRY,
                "Deutschland",
                Field.FULL_NAME,
                "Ada  Lovelace",
                Field.EMPLOYEES,
                "51-200",
                Field.LANGUAGE,
                "de_DE",
                Field.COMPANY,
                "Acme\u00a0GmbH"),
            null,
            null,
            0);

    assertThat(item.fields())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("email", "Ada@acme.com"),
                Map.entry("phone", "+4930901820"),
                Map.entry("country", "DE"),
                Map.entry("fullName", "Ada Lovelace"),
                Map.entry("firstName", "Ada"),
                Map.entry("lastName", "Lovelace"),
                Map.entry("employees", "51"),
                Map.entry("language", "de-DE"),
                Map.entry("company", "Acme GmbH"),
                Map.entry("companyDomain", "acme.com")));
    assertThat(item.keys()).first().isEqualTo("email:ada@acme.com");
  }

  @Test
  void keepsWhatTerritoriesAndProductsGoBy() {
    assertThat(
            item(
                    Map.of(
                        Field.REGION,
                        " Greater  London ",
                        Field.POSTAL_CODE,
                        "sw1a 1aa",
                        Field.PRODUCT_INTEREST,
                        "crm"),
                    null,
                    null,
                    0)
                .fields())
        .isEqualTo(
            Map.of("region", "Greater London", "postalCode", "SW1A1AA", "productInterest", "crm"));
  }

  @Test
  void leavesOutWhatIsNotValidAndSaysSoWithoutRepeatingIt() {
    Item item =
        item(
            Map.of(Field.EMAIL, "ada@nowhere", Field.PHONE, "12", Field.COUNTRY, "Atlantis"),
            "7",
            null,
            0);

    assertThat(item.fields())
        .isEqualTo(
            Map.of(
                "faults.email", "DOMAIN",
                "faults.phone", "COUNTRY_NEEDED",
                "faults.country", "UNKNOWN"));
    assertThat(item.because())
        .extracting(Reason::code)
        .containsExactlyInAnyOrder("email_invalid", "phone_invalid", "country_unknown");
    assertThat(item.because().toString()).doesNotContain("nowhere", "Atlantis");
    assertThat(item.keys()).containsExactly("external:web:7");
  }

  @Test
  void makesTheFullNameOfItsParts() {
    assertThat(
            item(Map.of(Field.FIRST_NAME, "Grace", Field.LAST_NAME, "Hopper"), null, null, 0)
                .fields())
        .containsEntry("fullName", "Grace Hopper");
  }

  @Test
  void tellsItemsOfOneDeliveryApart() {
    assertThat(item(Map.of(), null, null, 0).id())
        .isNotEqualTo(item(Map.of(), null, null, 1).id())
        .isEqualTo(item(Map.of(), null, null, 0).id());
  }
}
