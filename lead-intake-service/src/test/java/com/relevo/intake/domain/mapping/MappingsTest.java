package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.mapping.Mapped.Bad;
import com.relevo.intake.domain.mapping.Mapped.Found;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
  private static List<Mapped> items(String preset, String body) {
    Node json = JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    return Shipped.preset(preset).mapping().items(json, Reading.of(EngagementKind.DEMO_REQUESTED));
  }

  private static Found found(String preset, String body) {
    assertThat(items(preset, body)).singleElement().isInstanceOf(Found.class);
    return (Found) items(preset, body).getFirst();
  }

  @Nested
  class Typeform {
    @Test
    void joinsAnswersToFieldsAndCountsAsWhatItsSourceSays() {
      Found found = found("typeform", Cases.signedBody("typeform-t-accept"));

      assertThat(found.key()).isEqualTo("01JNB0000000000000000000AA");
      assertThat(found.person().fields())
          .containsEntry(Field.EMAIL, "Chien-Shiung.Wu@Example.COM")
          .containsEntry(Field.PHONE, "+12125550147");
      assertThat(found.person().attributes())
          .containsEntry("utm_source", "google")
          .containsEntry("size", "51-200");
      assertThat(found.occurredAt()).isEqualTo("2026-03-02T09:15:27Z");
      assertThat(found.signal())
          .isEqualTo(Signal.submission(EngagementKind.DEMO_REQUESTED, "Demo"));
    }

    @Test
    void readsAFieldByItsTitleWhereTheRefIsRandom() {
      Found found =
          found(
              "typeform",
              """
              {"event_id":"e1","form_response":{"definition":{"fields":[{"id":"a","title":"Company name"},{"id":"b","title":"Job title?"}]},
               "answers":[{"type":"text","text":"Acme","field":{"id":"a","ref":"45678961-d3e4-4603-b12g-h789e456mno9"}},
                          {"type":"text","text":"CTO","field":{"id":"b","ref":"45678961-d3e4-4603-b12g-h789e456mnoa"}},
                          {"type":"number","number":12,"field":{"id":"c","ref":"employees"}},
                          {"type":"choices","choices":{"labels":["a","b"]},"field":{"id":"d","ref":"topics"}}]}}
              """);

      assertThat(found.person().fields())
          .isEqualTo(Map.of(Field.COMPANY, "Acme", Field.JOB_TITLE, "CTO", Field.EMPLOYEES, "12"));
      assertThat(found.person().attributes()).isEqualTo(Map.of("topics", "a, b"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "What's your full name?, FULL_NAME",
        "What is your company name?, COMPANY",
        "Job title, JOB_TITLE",
        "COMPANY, COMPANY",
        "Your work e-mail, EMAIL",
        "What's your dog's name?, -",
        "Where did you hear of our company?, -"
      })
  void knowWhatAQuestionAsksFor(String question, Field field) {
    assertThat(Field.asked(question)).isEqualTo(Optional.ofNullable(field));
  }

  @Nested
  class Mautic {
    @Test
    void splitsABatchOfSeveralTypes() {
      List<Mapped> items = items("mautic", Cases.signedBody("mautic-reserialised"));

      assertThat(items)
          .filteredOn(Found.class::isInstance)
          .hasSize(2)
          .extracting(item -> ((Found) item).externalId())
          .containsExactly("4711", "4712");
      assertThat(items).filteredOn(Mapped.Nothing.class::isInstance).isNotEmpty();
      assertThat(((Found) items.get(1)).person().fields())
          .containsEntry(Field.LAST_NAME, "Müller")
          .containsEntry(Field.COMPANY, "Müller & Söhne GmbH");
    }

    @Test
    void readsTheFlatShapeOfAContactToo() {
      Found found =
          found(
              "mautic",
              """
              {"mautic.lead_post_save_update":[{"lead":{"id":7,"fields":{"all":{"email":"a@example.com","country":"Germany","twitter":"@a","favourite":"blue"}}}}]}
              """);

      assertThat(found.person().fields())
          .isEqualTo(Map.of(Field.EMAIL, "a@example.com", Field.COUNTRY, "Germany"));
      assertThat(found.person().attributes())
          .as("what is personal and of no use stays behind")
          .isEqualTo(Map.of("favourite", "blue"));
    }

    @Test
    void makesEngagementsOfFormsHitsAndOpens() {
      String contact = "{\"id\":7,\"fields\":{\"core\":{\"email\":{\"value\":\"a@example.com\"}}}}";
      List<Mapped> items =
          items(
              "mautic",
              """
              {"mautic.form_on_submit":[{"submission":{"id":1,"form":{"name":"Demo"},"lead":%1$s,"results":{"job_title":"CTO"}},"timestamp":"2026-11-20T08:00:00+00:00"}],
               "mautic.page_on_hit":[{"hit":{"url":"https://x.example/pricing","lead":%1$s}}],
               "mautic.email_on_open":[{"stat":{"email":{"name":"News"},"contact":%1$s}}]}
              """
                  .formatted(contact));

      assertThat(items)
          .extracting(item -> ((Found) item).signal())
          .containsExactly(
              Signal.submission(EngagementKind.DEMO_REQUESTED, "Demo"),
              Signal.engagement(EngagementKind.PAGE_VIEWED, "https://x.example/pricing"),
              Signal.engagement(EngagementKind.EMAIL_OPENED, "News"));
      assertThat(((Found) items.getFirst()).person().fields())
          .containsEntry(Field.JOB_TITLE, "CTO")
          .containsEntry(Field.EMAIL, "a@example.com");
    }

    @Test
    void givesTheSameEventTheSameKeyInAnotherBatch() {
      String event =
          "{\"contact\":{\"id\":7,\"fields\":{}},\"timestamp\":\"2026-11-20T08:00:00+00:00\"}";
      String other =
          "{\"contact\":{\"id\":8,\"fields\":{}},\"timestamp\":\"2026-11-20T08:00:00+00:00\"}";

      Found alone = found("mautic", "{\"mautic.lead_post_save_new\":[" + event + "]}");
      List<Mapped> both =
          items("mautic", "{\"mautic.lead_post_save_new\":[" + other + "," + event + "]}");

      assertThat(both)
          .extracting(item -> ((Found) item).key())
          .doesNotHaveDuplicates()
          .contains(alone.key());
    }

    @Test
    void keepsABadItemAloneWithItsType() {
      List<Mapped> items =
          items(
              "mautic",
              "{\"mautic.lead_post_save_new\":[{\"contact\":\"nobody\"},{\"contact\":{\"id\":1,\"fields\":{}}}]}");

      assertThat(items).hasSize(2);
      assertThat(
              new String(
                  JsonBody.write(((Bad) items.getFirst()).narrowed()), StandardCharsets.UTF_8))
          .isEqualTo("{\"mautic.lead_post_save_new\":[{\"contact\":\"nobody\"}]}");
      assertThat(items.get(1)).isInstanceOf(Found.class);
    }
  }

  @Nested
  class GoogleAds {
    @Test
    void startsNothingForATestLead() {
      assertThat(
              items("google-ads", "{\"lead_id\":\"l\",\"is_test\":true,\"user_column_data\":[]}"))
          .containsExactly(new Mapped.Nothing(Mapped.Why.TEST, "lead form"));
    }

    @Test
    void refusesWhatHasNoColumns() {
      assertThat(items("google-ads", "{\"lead_id\":\"l\"}"))
          .singleElement()
          .isInstanceOf(Bad.class);
    }
  }

  @Nested
  class HubSpot {
    @Test
    void makesALeadOfACreatedContactOnlyAndKeepsTheKeyOfARetriedAttempt() {
      String created =
          "{\"eventId\":1,\"subscriptionId\":2,\"occurredAt\":1,\"subscriptionType\":\"contact.creation\",\"objectId\":123,\"attemptNumber\":%d}";
      String changed =
          "{\"eventId\":2,\"subscriptionId\":3,\"subscriptionType\":\"contact.propertyChange\",\"objectId\":123}";

      List<Mapped> items =
          items("hubspot", "[" + created.formatted(0) + "," + changed + ",{\"objectId\":5}]");

      assertThat(items)
          .extracting(Object::getClass)
          .isEqualTo(List.of(Found.class, Mapped.Nothing.class, Bad.class));
      assertThat(((Found) items.getFirst()).externalId()).isEqualTo("123");
      assertThat(found("hubspot", "[" + created.formatted(3) + "]").key())
          .isEqualTo(((Found) items.getFirst()).key());
    }
  }

  @Nested
  class Relevo {
    @Test
    void readsACapturedLead() {
      Found found =
          found(
              "standard-webhooks",
              """
              {"type":"lead.captured","timestamp":"2026-11-20T08:00:00Z","data":{"email":"a@example.com","external_id":9,"full_name":"Ada Lovelace",
               "employees":"51-200","attributes":{"budget":10,"nested":{"x":1}}}}
              """);

      assertThat(found.externalId()).isEqualTo("9");
      assertThat(found.person().fields())
          .isEqualTo(
              Map.of(
                  Field.EMAIL,
                  "a@example.com",
                  Field.FULL_NAME,
                  "Ada Lovelace",
                  Field.EMPLOYEES,
                  "51-200"));
      assertThat(found.person().attributes()).isEqualTo(Map.of("budget", "10"));
      assertThat(found.occurredAt()).isEqualTo("2026-11-20T08:00:00Z");
      assertThat(found.signal().captures()).isTrue();
    }

    @Test
    void readsEngagementAndConsent() {
      assertThat(
              found(
                      "generic",
                      "{\"type\":\"lead.engaged\",\"data\":{\"email\":\"a@example.com\",\"kind\":\"pricing_viewed\",\"subject\":\"/pricing\"}}")
                  .signal())
          .isEqualTo(Signal.engagement(EngagementKind.PRICING_VIEWED, "/pricing"));
      assertThat(
              found(
                      "svix",
                      "{\"type\":\"lead.consent_changed\",\"data\":{\"email\":\"a@example.com\",\"contact_allowed\":false}}")
                  .signal()
                  .consent())
          .isEqualTo(new Signal.Consent(false, "lead.consent_changed"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "{\"type\":\"lead.captured\"}",
          "{\"type\":\"lead.deleted\",\"data\":{}}",
          "{\"type\":\"lead.engaged\",\"data\":{\"kind\":\"danced\"}}",
          "{\"type\":\"lead.consent_changed\",\"data\":{\"contact_allowed\":\"maybe\"}}"
        })
    void refusesWhatItDoesNotKnow(String body) {
      assertThat(items("standard-webhooks", body)).singleElement().isInstanceOf(Bad.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[1,null,\"x\",[]]",
        "{\"form_response\":7}",
        "{\"mautic.page_on_hit\":[null,3]}",
        "{\"mautic.form_on_submit\":{\"submission\":{}}}"
      })
  void neverThrow(String body) {
    Shipped.PRESETS.byId().keySet().forEach(preset -> assertThat(items(preset, body)).isNotNull());
  }
}
