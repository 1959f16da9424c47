package com.relevo.intake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    return SourceReader.read(properties.sources());
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
              new IntakeProperties(DataSize.ofMegabytes(1), Duration.ofSeconds(5), Map.of()));
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
            SOURCE + "crm.engagement=demo_requested")
        .run(started ->
            assertThat(read(started.getBean(IntakeProperties.class)).get("crm"))
                .isEqualTo(
                    new Source(
                        "crm",
                        Preset.HUBSPOT,
                        List.of(new Secret("new"), new Secret("old")),
                        "https://intake.example.com",
                        "DE",
                        EngagementKind.DEMO_REQUESTED)));
  }

  @Test
  void refusesEveryMistakeInPlainWordsAndShowsNoSecret() {
    refuses(
        "Expected source 'a' to have a preset, one of standard-webhooks",
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
    refuses("lower-case letters", SOURCE + "[A/b].preset=mautic", SOURCE + "[A/b].secrets=s3cret");
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
  void doesNotStartWithAnUnknownSettingOrPreset() {
    context
        .withPropertyValues("relevo.intake.max-bodi=1MB")
        .run(started -> assertThat(started).hasFailed());
    context
        .withPropertyValues(SOURCE + "a.preset=fax")
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
