package com.relevo.intake;

import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service in this JVM, with one source of each of the five tools, on a broker of the test's
 * choice.
 */
final class ServiceProcess {
  private ServiceProcess() {}

  static ConfigurableApplicationContext start(String brokers, String... settings) {
    return new SpringApplicationBuilder(LeadIntakeService.class)
        .run(
            Stream.concat(
                    Stream.of(
                        "--server.port=0",
                        TestIssuer.shared().setting(),
                        "--logging.level.root=WARN",
                        "--logging.level.org.apache.kafka=ERROR",
                        "--spring.kafka.bootstrap-servers=" + brokers,
                        "--relevo.topics.partitions=2",
                        "--relevo.stream.session-timeout-ms=6000",
                        "--relevo.stream.state-dir=" + stateDirectory(),
                        "--relevo.intake.sources.site.preset=standard-webhooks",
                        "--relevo.intake.sources.site.secrets=" + SiteSecret.WRITTEN,
                        "--relevo.intake.sources.mautic.preset=mautic",
                        "--relevo.intake.sources.mautic.secrets=mautic-secret",
                        "--relevo.intake.sources.typeform.preset=typeform",
                        "--relevo.intake.sources.typeform.secrets=typeform-secret",
                        "--relevo.intake.sources.google-ads.preset=google-ads",
                        "--relevo.intake.sources.google-ads.secrets=google-key-example",
                        "--relevo.intake.sources.google-ads.default-region=US",
                        "--relevo.intake.sources.hubspot.preset=hubspot",
                        "--relevo.intake.sources.hubspot.secrets=hubspot-secret",
                        "--relevo.intake.sources.hubspot.public-base-url=https://intake.example.com"),
                    Stream.of(settings))
                .toArray(String[]::new));
  }

  private static String stateDirectory() {
    try {
      return Files.createTempDirectory("relevo-intake-test").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
