package com.relevo.intake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class SourcesTest {
  private static final String SOURCE = "relevo.intake.sources.";

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Configuration
  @EnableConfigurationProperties(IntakeProperties.class)
  static class Settings {}

  private static Map<String, Source> read(IntakeProperties properties) {
    return SourceReader.read(properties).sources();
  }

  private void refuses(String expected, String... properties) {
    context
        .withPropertyValues(properties)
        .run(started ->
            assertThat(catchThrowable(() -> read(started.getBean(IntakeProperties.class))))
                .hasMessageContaining(expected)
                .hasMessageNotContaining("s3cret"));
  }

  @Test
  void startsWithoutSourcesAndOneMebibyte() {
    context.run(started -> {
      IntakeProperties properties = started.getBean(IntakeProperties.class);
      assertThat(properties)
          .isEqualTo(
              new IntakeProperties(
                  DataSize.ofMegabytes(1),
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(5),
                  Duration.ofMinutes(15),
                  10_000,
                  List.of(),
                  List.of(),
                  Map.of()));
      assertThat(properties.maxBody().toBytes()).isEqualTo(1 << 20);
    });
  }

  @Test
  void readsAllOfASource() {
    context
        .withPropertyValues(
            SOURCE + "crm.preset=hubspot",
            SOURCE + "crm.secrets=new,old",
            SOURCE + "crm.public-base-url=https://intake.example.com",
            SOURCE + "crm.default-region=de",
            SOURCE + "crm.engagement=demo_requested",
            SOURCE + "crm.verify-tokens=verify",
            SOURCE + "crm.addresses=10.0.0.0/8",
            SOURCE + "crm.zone=Europe/Berlin",
            SOURCE + "crm.names[1.3]=first_name",
            SOURCE + "crm.per-second=50",
            SOURCE + "crm.fetch.token=token",
            SOURCE + "crm.fetch.url=http://localhost:1/contacts/{id}")
        .run(started -> {
          Source crm = read(started.getBean(IntakeProperties.class)).get("crm");
          assertThat(crm.preset().id()).isEqualTo("hubspot");
          assertThat(crm)
              .isEqualTo(
                  new Source(
                      "crm",
                      crm.preset(),
                      List.of(new Secret("new"), new Secret("old")),
                      List.of(new Secret("verify")),
                      List.of(AddressRange.of("10.0.0.0/8")),
                      "https://intake.example.com",
                      "DE",
                      "Europe/Berlin",
                      new Reading(EngagementKind.DEMO_REQUESTED, Map.of("1.3", "first_name")),
                      50,
                      new Source.Fetching(
                          "http://localhost:1/contacts/{id}", new Secret("token"))));
        });
  }

  @Test
  void refusesEveryMistakeInPlainWordsAndShowsNoSecret() {
    refuses(
        "Expected source 'a' to have a preset, one of activecampaign, brevo",
        SOURCE + "a.secrets=s3cret");
    refuses("Expected source 'a' to have a secret, but it has none", SOURCE + "a.preset=mautic");
    refuses(
        "Expected source 'a' to have a secret, but it has none",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=");
    refuses("one is blank or not base64", SOURCE + "a.preset=mautic", SOURCE + "a.secrets[0]= ");
    refuses(
        "at most two active secrets, but it has 3",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=s3cret,s3cret2,s3cret3");
    refuses(
        "one is blank or not base64",
        SOURCE + "a.preset=standard-webhooks",
        SOURCE + "a.secrets=whsec_s3cret!");
    refuses("public-base-url", SOURCE + "a.preset=hubspot", SOURCE + "a.secrets=s3cret");
    refuses(
        "public-base-url",
        SOURCE + "a.preset=hubspot",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.public-base-url=https://x.example/path");
    refuses(
        "default-region like DE",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.default-region=Germany");
    refuses("one of activecampaign", SOURCE + "a.preset=fax", SOURCE + "a.secrets=s3cret");
    refuses(
        "an address like 10.0.0.0/8 or 2001:db8::1, but found 'everywhere'",
        SOURCE + "a.preset=brevo",
        SOURCE + "a.addresses=everywhere");
    refuses(
        "a zone like Europe/Madrid, but found 'Atlantis'",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.zone=Atlantis");
    refuses(
        "at least one delivery per-second, but found 0",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.per-second=0");
    refuses(
        "to have no secret",
        SOURCE + "a.preset=salesforce-web-to-lead",
        SOURCE + "a.secrets=s3cret");
    refuses(
        "to fetch nothing, for mautic sends people",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.fetch.token=s3cret2");
    refuses(
        "to have a token to fetch with",
        SOURCE + "a.preset=meta",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.fetch.url=https://x.example/{id}");
    refuses(
        "to fetch from a URL with {id}, but found 'https://x.example/'",
        SOURCE + "a.preset=meta",
        SOURCE + "a.secrets=s3cret",
        SOURCE + "a.fetch.token=s3cret2",
        SOURCE + "a.fetch.url=https://x.example/");
    refuses(
        "in /nowhere/secret, but it cannot be read",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.secret-files=/nowhere/secret");
    refuses("Expected presets at /nowhere", "relevo.intake.presets=/nowhere");
    refuses(
        "Expected no source 'api'", SOURCE + "api.preset=mautic", SOURCE + "api.secrets=s3cret");
    refuses("lower-case letters", SOURCE + "[A/b].preset=mautic", SOURCE + "[A/b].secrets=s3cret");
  }

  @Test
  void readsSecretsFromFilesAndRotatesBetweenThem(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("new"), "s3cret-new\n");
    context
        .withPropertyValues(
            SOURCE + "a.preset=meta",
            SOURCE + "a.secrets=s3cret-old",
            SOURCE + "a.secret-files=" + folder.resolve("new"),
            SOURCE + "a.fetch.token-file=" + folder.resolve("new"))
        .run(started -> {
          Source source = read(started.getBean(IntakeProperties.class)).get("a");
          assertThat(source.secrets())
              .containsExactly(new Secret("s3cret-old"), new Secret("s3cret-new"));
          assertThat(source.fetching().token()).isEqualTo(new Secret("s3cret-new"));
        });
  }

  @Test
  void takesAnAddressForASecretWhereTheToolCannotSign() {
    context
        .withPropertyValues(
            SOURCE + "a.preset=unbounce", SOURCE + "a.addresses=54.241.34.25,50.19.99.184")
        .run(started ->
            assertThat(read(started.getBean(IntakeProperties.class)).get("a").addresses())
                .hasSize(2));
    refuses(
        "Expected source 'a' to have a secret",
        SOURCE + "a.preset=mautic",
        SOURCE + "a.addresses=10.0.0.1");
  }

  @Test
  void listsAllMistakesAtOnce() {
    context
        .withPropertyValues(SOURCE + "a.preset=mautic", SOURCE + "b.preset=typeform")
        .run(started ->
            assertThat(catchThrowable(() -> read(started.getBean(IntakeProperties.class))))
                .hasMessageContaining("'a'")
                .hasMessageContaining("'b'"));
  }

  @Test
  void doesNotStartWithAnUnknownSetting() {
    context
        .withPropertyValues("relevo.intake.max-bodi=1MB")
        .run(started -> assertThat(started).hasFailed());
  }

  @Test
  void neverPrintsASecret() {
    context
        .withPropertyValues(SOURCE + "a.preset=mautic", SOURCE + "a.secrets=s3cret")
        .run(started -> {
          IntakeProperties properties = started.getBean(IntakeProperties.class);
          assertThat(properties.toString() + read(properties)).doesNotContain("s3cret");
        });
  }
}
