package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The README's commands as they stand, but for where intake listens and where a token is from; it
 * needs bash, curl and openssl. Those of the first five tools are in the system tests.
 */
class ReadmeTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/\\S+ (\\d{3})");
  private static final Map<String, String> SECRETS =
      Map.of(
          "CALENDLY_KEY", "calendly-key",
          "META_APP_SECRET", "app-secret",
          "META_VERIFY_TOKEN", "verify-token",
          "MAILCHIMP_TOKEN", "mailchimp-token",
          "ZAPIER_TOKEN", "zapier-token",
          "JOTFORM_TOKEN", "jotform-token",
          "SALESFORCE_TOKEN", "salesforce-token",
          "EVENTS_TOKEN", "events-token");

  private static ConfigurableApplicationContext service;
  private static Records records;

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    service =
        ServiceProcess.start(
            TestKafka.bootstrapServers(),
            Stream.of(
                    source("calendly", SECRETS.get("CALENDLY_KEY")),
                    source("meta", SECRETS.get("META_APP_SECRET")),
                    Stream.of(
                        "--relevo.intake.sources.meta.verify-tokens="
                            + SECRETS.get("META_VERIFY_TOKEN")),
                    source("mailchimp", SECRETS.get("MAILCHIMP_TOKEN")),
                    source("zapier", SECRETS.get("ZAPIER_TOKEN")),
                    source("jotform", SECRETS.get("JOTFORM_TOKEN")),
                    source("salesforce", SECRETS.get("SALESFORCE_TOKEN")),
                    source("cloudevents", SECRETS.get("EVENTS_TOKEN")))
                .flatMap(settings -> settings)
                .toArray(String[]::new));
  }

  /** A known tool needs a slug and a secret only. */
  private static Stream<String> source(String preset, String secret) {
    String source = "--relevo.intake.sources." + preset;
    return Stream.of(source + ".preset=" + preset, source + ".secrets=" + secret);
  }

  @AfterAll
  static void stop() {
    service.close();
    records.close();
  }

  private static String block(String mark) throws IOException {
    List<String> found =
        BLOCK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult each) -> each.group(1))
            .filter(text -> text.contains(mark))
            .toList();
    assertThat(found).as("blocks with %s", mark).hasSize(1);
    return found.getFirst();
  }

  private static String run(String script) throws Exception {
    int port = ((WebServerApplicationContext) service).getWebServer().getPort();
    ProcessBuilder bash =
        new ProcessBuilder(
                "bash", "-e", "-c", script.replace("localhost:8081", "localhost:" + port))
            .redirectErrorStream(true);
    bash.environment().putAll(SECRETS);
    Process running = bash.start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).as(output).isZero();
    return output;
  }

  private static List<String> statuses(String output) {
    return STATUS.matcher(output).results().map(each -> each.group(1)).toList();
  }

  private static void awaitLeads(String... emails) {
    records.events(
        Topic.LEADS,
        events -> Stream.of(emails).allMatch(email -> captured(events, email)),
        DEADLINE);
  }

  private static boolean captured(List<Event> events, String email) {
    return events.stream()
        .anyMatch(
            event -> event instanceof LeadCaptured lead && email.equals(lead.profile().email()));
  }

  @Test
  void itsDeliveriesBecomeLeads() throws Exception {
    String output = run(block("# calendly"));

    assertThat(statuses(output))
        .as(output)
        .containsExactly("202", "200", "200", "200", "202", "200", "200", "202");
    assertThat(output).contains("1158201444").contains("<Ack>true</Ack>");
    awaitLeads(
        "jane@acme.example",
        "mo@acme.example",
        "ida@acme.example",
        "kin@acme.example",
        "doug@acme.example",
        "kim@acme.example");
  }

  @Test
  void itsPostedLeadIsTaken() throws Exception {
    String bearer = TestIssuer.shared().bearer("mia", Role.MARKETING);
    String script =
        block("Idempotency-Key: 7f3a")
            .replace("$(./relevo token marketing)", bearer.substring("Bearer ".length()));

    assertThat(statuses(run(script))).containsExactly("202");
    awaitLeads("ann@acme.example");
  }
}
