package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The READMEs' commands as they stand, but for where intake listens. */
@ExtendWith(OneRelevo.class)
@ResourceLock(OneRelevo.LOCK)
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/\\S+ (\\d{3})");
  private static Relevo relevo;

  @BeforeAll
  static void start(Relevo running) {
    Shell.needs("bash", "curl", "openssl");
    relevo = running;
  }

  @Test
  void theSourceThatTheReadmeExportsIsTheOneItsDeliveryIsFor() {
    String exports =
        block("../README.md", "export RELEVO_INTAKE_SOURCES_SITE").replace("./relevo up", "");
    Shell.Result result =
        Shell.bash(
            exports
                + "echo $RELEVO_INTAKE_SOURCES_SITE_PRESET $RELEVO_INTAKE_SOURCES_SITE_SECRETS_0",
            Map.of());
    assertThat(result.output().strip()).isEqualTo("standard-webhooks " + Webhooks.SITE_SECRET);
  }

  @Test
  void theReadmesDeliveryIsAccepted() {
    assertThat(answers(block("../README.md", "webhooks/site"))).containsExactly("202");
    assertThat(relevo.leadOf("ada@acme.example")).isNotNull();
  }

  @Test
  void theDeliveriesOfAllFiveToolsBecomeLeads() {
    assertThat(answers(block("../lead-intake-service/README.md", "# hubspot")))
        .containsExactly("202", "202", "202", "200", "202");
    for (String lead : List.of("ada", "grace", "lise", "mary")) {
      assertThat(relevo.leadOf(lead + "@acme.example")).isNotNull();
    }
    relevo.events(
        Topic.LEADS,
        events ->
            Relevo.of(LeadCaptured.class, events)
                .anyMatch(event -> event.origin().source().equals("crm")));
  }

  private static List<String> answers(String script) {
    Shell.Result result =
        Shell.bash(
            script.replace("localhost:8081", relevo.intake.uri("").getAuthority()),
            Webhooks.ENVIRONMENT);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return STATUS.matcher(result.output()).results().map(each -> each.group(1)).toList();
  }

  private static String block(String file, String mark) {
    try {
      List<String> found =
          BLOCK
              .matcher(Files.readString(Path.of(file)))
              .results()
              .map((MatchResult each) -> each.group(1))
              .filter(text -> text.contains(mark))
              .toList();
      assertThat(found).as("blocks of %s with %s", file, mark).hasSize(1);
      return found.getFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
