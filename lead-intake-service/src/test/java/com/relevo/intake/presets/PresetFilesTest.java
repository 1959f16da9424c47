package com.relevo.intake.presets;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.mapping.Signal;
import com.relevo.intake.domain.signature.HeaderToken;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetFilesTest {
  @TempDir Path folder;

  private PresetFiles.Read own(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name), yaml);
    return PresetFiles.read(List.of(folder));
  }

  private void refuses(String yaml, String... problems) throws IOException {
    assertThat(own("own.yaml", yaml).problems()).containsExactly(problems);
  }

  @Test
  void readsEveryShippedPresetWithoutAProblem() {
    PresetFiles.Read read = PresetFiles.read(List.of());

    assertThat(read.problems()).isEmpty();
    assertThat(read.presets().byId().keySet())
        .as("the tools of TOOLS.md")
        .containsExactlyInAnyOrder(
            "hubspot",
            "mautic",
            "meta",
            "linkedin",
            "google-ads",
            "typeform",
            "calendly",
            "stripe",
            "standard-webhooks",
            "svix",
            "github",
            "slack",
            "segment",
            "intercom",
            "klaviyo",
            "webflow",
            "mailchimp",
            "activecampaign",
            "brevo",
            "unbounce",
            "jotform",
            "marketo",
            "salesforce",
            "salesforce-web-to-lead",
            "gravity-forms",
            "zapier",
            "cloudevents",
            "generic");
  }

  /** The example of docs/sources.md, so that it stays one. */
  @Test
  void readsTheExampleOfTheDocuments() throws IOException {
    String page = Files.readString(Path.of("../docs/sources.md"));
    String yaml = page.substring(page.indexOf("```yaml\n# acme") + 8);
    PresetFiles.Read read = own("acme.yaml", yaml.substring(0, yaml.indexOf("```")));

    assertThat(read.problems()).isEmpty();
    Preset acme = read.presets().ofId("acme").orElseThrow();
    String body =
        """
        {"sent":"2026-11-20 09:00:00","events":[
          {"no":1,"kind":"enquiry","person":{"mail":"ada@acme.example","Job":"CTO"},"form":{"title":"Demo","answers":[{"q":"Company name","a":"Acme"}]}},
          {"no":2,"kind":"opt-out","person":{"mail":"bob@acme.example"}},
          {"no":3,"kind":"selftest"},
          {"no":4,"kind":"invoice"},
          {"no":5,"kind":"enquiry"}]}
        """;
    List<Mapped> items =
        acme.mapping()
            .items(
                JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                Reading.of(EngagementKind.DEMO_REQUESTED));
    assertThat(items)
        .extracting(Mapped::getClass)
        .isEqualTo(
            List.of(
                Mapped.Found.class,
                Mapped.Found.class,
                Mapped.Nothing.class,
                Mapped.Nothing.class,
                Mapped.Bad.class));
    Mapped.Found enquiry = (Mapped.Found) items.getFirst();
    assertThat(enquiry.person().fields())
        .isEqualTo(
            Map.of(Field.EMAIL, "ada@acme.example", Field.JOB_TITLE, "CTO", Field.COMPANY, "Acme"));
    assertThat(enquiry.key()).isEqualTo("acme 1");
    assertThat(enquiry.signal().engagement())
        .isEqualTo(new Signal.Engagement(EngagementKind.DEMO_REQUESTED, "Demo"));
    assertThat(((Mapped.Found) items.get(1)).signal().consent())
        .isEqualTo(new Signal.Consent(false, "opt-out"));
  }

  @Test
  void readsTheDocumentsOtherExample() throws IOException {
    String page = Files.readString(Path.of("../docs/sources.md"));
    String yaml = page.substring(page.indexOf("```yaml\nextends") + 8);
    PresetFiles.Read read = own("shop.yaml", yaml.substring(0, yaml.indexOf("```")));

    assertThat(read.problems()).isEmpty();
    assertThat(read.presets().ofId("shop").orElseThrow().tokenOnly()).isFalse();
  }

  @Test
  void extendsAnotherAndSaysOnlyWhatIsDifferent() throws IOException {
    PresetFiles.Read read =
        own("mine.yml", "extends: marketo\nproof: {header-token: X-Mine}\nzone: Europe/Madrid\n");

    assertThat(read.problems()).isEmpty();
    Preset mine = read.presets().ofId("mine").orElseThrow();
    assertThat(mine.scheme()).contains(new HeaderToken("X-Mine", ""));
    assertThat(mine.zone()).isEqualTo("Europe/Madrid");
    assertThat(mine.acknowledgement().status()).isEqualTo(200);
  }

  @Test
  void takesTheUsersOwnForTheShippedOneOfTheSameName() throws IOException {
    PresetFiles.Read read = own("zapier.yaml", "extends: generic\nkey: /key\n");

    assertThat(read.presets().ofId("zapier").orElseThrow().signsUrl()).isFalse();
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void tellsAllThatIsWrongAtOnce() throws IOException {
    refuses(
        """
        proof: [{hmac: {header: X, algorithm: md5, message: "{ts}{bodi}"}}, {signed: yes}]
        formats: [fax]
        acknowledge: {status: two hundred}
        mapping:
          each: data
          typ: x
          fields: {shoe_size: /x}
          rules:
            - {is: wonder, engagement: danced}
            - {is: consent}
        """,
        "Preset own: Expected one of [json, form, multipart, xml, cloudevent, parsed], but found"
            + " 'fax'",
        "Preset own.proof[0].hmac: Expected one of [sha256, sha1, sha512], but found 'md5'",
        "Preset own.proof[0].hmac: Expected a timestamp where the message has {ts}, and nowhere"
            + " else",
        "Preset own.proof[0].hmac: Expected {body}, {ts}, {id}, {method}, {url} or {uri} in a"
            + " message, but found {bodi}",
        "Preset own.proof[1]: Expected one of hmac, hash, header-token, query-token, body-key",
        "Preset own.proof[1]: Expected only [body-key, hash, header-token, hmac, query-token], but found"
            + " 'signed'",
        "Preset own.acknowledge: Expected a whole number at 'status', but found two hundred",
        "Preset own.mapping: Expected a path like /data/email, but found 'data'",
        "Preset own.mapping.fields: Expected a person's field, but found 'shoe_size'",
        "Preset own.mapping.rules[0]: Expected one of [lead, update, engaged, consent, activity,"
            + " cancelled, deleted, test, spam, nothing], but found 'wonder'",
        "Preset own.mapping.rules[0]: Expected a rule to say what an item 'is', and of a consent"
            + " whether it was granted",
        "Preset own.mapping.rules[0]: Expected one of [form-submitted, page-viewed, pricing-viewed,"
            + " email-opened, email-clicked, content-downloaded, webinar-attended, trial-started,"
            + " demo-requested, meeting-booked, other], but found 'danced'",
        "Preset own.mapping.rules[1]: Expected a rule to say what an item 'is', and of a consent"
            + " whether it was granted",
        "Preset own.mapping: Expected only [at, attributes, each, fields, id, key, known-by, names,"
            + " needs, rules, say, subject, type], but found 'typ'");
  }

  @Test
  void tellsWhatIsNoPresetAtAll() throws IOException {
    refuses("- a list", "Preset own: Expected an object");
    assertThat(own("own.yaml", "a: [").problems())
        .singleElement()
        .asString()
        .startsWith("Preset own: Expected YAML");
    assertThat(own("own.yaml", "extends: own\n").problems())
        .contains("Preset own: Expected to extend a preset, but found 'own'");
  }
}
