package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the command line asks of those who simulate, and what it makes of their answers. */
@Timeout(60)
class SimulateCommandTest {
  private static final String STARTED =
      "{\"id\":\"%s\",\"state\":\"RUNNING\",\"since\":\"2026-08-28T09:00:00Z\",\"until\":\"2026-11-26T09:00:00Z\",\"progress\":{\"percent\":40}}";
  private static final String SCORED =
      """
      {"id":"s-1","state":"DONE","since":"2026-08-28T09:00:00Z","until":"2026-11-26T09:00:00Z","progress":{"percent":100},
       "agreements":{"inForce":["2026-2"],"candidate":"2027-1","digest":"d-1"},
       "result":{"leads":410,
        "total":{"key":"","inForce":{"profiled":410,"mql":120,"sql":31},"candidate":{"profiled":410,"mql":96,"sql":30}},
        "sources":[{"key":"mautic","inForce":{"profiled":410,"mql":120,"sql":31},"candidate":{"profiled":410,"mql":96,"sql":30}}],
        "segments":[],"weeks":[],
        "changes":[{"inForce":"MQL","candidate":"PROFILED","count":24,"examples":[
          {"lead":"l-42","inForce":{"stage":"MQL","at":"2026-10-02T09:00:00.123Z","fit":45,"engagement":17,
            "because":[{"text":"62 points reach the 60 of MQL"},{"text":"Asked for a demo","points":40}]},
           "candidate":{"stage":"PROFILED","at":"2026-10-02T09:00:00Z","fit":45,"engagement":3,"because":[],
            "missing":{"stage":"MQL","points":12,"conditions":["lead.company != \\"\\""]}}},
          {"lead":"l-43","inForce":{},"candidate":{}}]}],
        "teams":[{"team":"sdr-emea","capacity":75,"leads":{"inForce":100,"candidate":80},"busiestWeek":{"inForce":12,"candidate":80},
          "weeks":[{"week":"2026-11-02"}],"over":true}],
        "withoutRule":{"inForce":0,"candidate":1}}}
      """;
  private static final String CLOCKED =
      """
      {"id":"c-1","state":"DONE","result":{"inForce":{"met":90,"breached":10},"candidate":{"met":80,"breached":20},
       "changes":[{"count":10}],
       "rows":[{"target":"respond","team":"sdr-emea","inForce":{"figures":{"met":90},"examples":{}},"candidate":{"figures":{"met":80},"examples":{}}}]}}
      """;
  private static final String START = "POST /simulations?since=90d";
  private static final String START_CLOCKS =
      "POST /simulations?since=2026-08-28T09%3A00%3A00Z&until=2026-11-26T09%3A00%3A00Z";

  @TempDir Path folder;
  private FakeApi alignment;
  private FakeApi scoring;
  private FakeApi sla;
  private Path file;

  @BeforeEach
  void serve() throws IOException {
    Path issuer = Files.createDirectories(folder.resolve(".relevo/issuer"));
    Files.writeString(issuer.resolve("passwords"), "marketing a\n");
    System.setProperty("relevo.home", folder.toString());
    alignment = new FakeApi();
    scoring = new FakeApi();
    sla = new FakeApi();
    file = Files.writeString(folder.resolve("agreement.yaml"), "version: 2027-1\n");
  }

  @AfterEach
  void stop() {
    System.clearProperty("relevo.home");
    List.of(alignment, scoring, sla).forEach(FakeApi::close);
  }

  private void bothRun() {
    scoring.on(START, 202, STARTED.formatted("s-1"));
    scoring.on("GET /simulations/s-1", 200, STARTED.formatted("s-1"));
    sla.on(START_CLOCKS, 202, STARTED.formatted("c-1"));
    sla.on("GET /simulations/c-1", 200, STARTED.formatted("c-1"));
  }

  private void bothEnd() {
    bothRun();
    scoring.on("GET /simulations/s-1", 200, SCORED);
    sla.on("GET /simulations/c-1", 200, CLOCKED);
  }

  private CommandRun relevo(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--url", alignment.url(), "--scoring-url", scoring.url(), "--sla-url", sla.url()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private CommandRun simulate(String... more) {
    List<String> all = new ArrayList<>(List.of("agreement", "simulate", file.toString()));
    all.addAll(List.of(more));
    return relevo(all.toArray(String[]::new));
  }

  @Test
  void asksBothOfOnePeriodAndReportsWhatTheyFound() {
    bothEnd();

    CommandRun done = simulate();

    assertThat(done.exitCode()).as(done.output()).isZero();
    assertThat(scoring.asked.getFirst()).isEqualTo(START + " Bearer marketing version: 2027-1");
    assertThat(sla.asked.getFirst()).isEqualTo(START_CLOCKS + " Bearer marketing version: 2027-1");
    assertThat(done.output())
        .contains(
            "scoring 40 %, clocks 40 %",
            "2027-1 on the past from 2026-08-28T09:00:00Z to 2026-11-26T09:00:00Z, beside 2026-2: 410 leads",
            "120 -> 96 (-24)",
            "MQL -> PROFILED: 24",
            "before: MQL at 2026-10-02T09:00:00Z with 62 points (62 points reach the 60 of MQL; Asked for a demo +40)",
            "then:   PROFILED at 2026-10-02T09:00:00Z with 48 points (); missing to MQL: 12 points, lead.company != \"\"",
            "busiest week 12 -> 80 (+68) of 75  OVER",
            "no rule",
            "respond, sdr-emea",
            "90 -> 80 (-10)",
            "10 -> 20 (+10)");
  }

  @Test
  void givesAllOfItAsJson() {
    scoring.on("POST /simulations?since=7d&until=2026-11-01", 202, STARTED.formatted("s-1"));
    scoring.on("GET /simulations/s-1", 200, SCORED);
    sla.on(START_CLOCKS, 202, CLOCKED);

    CommandRun done = simulate("--since", "7d", "--until", "2026-11-01", "--json");

    JsonNode found =
        EventJson.mapper().readTree(done.output().substring(done.output().indexOf('{')));
    assertThat(found.path("digest").asString()).isEqualTo("d-1");
    assertThat(found.at("/scoring/changes/0/examples")).hasSize(2);
    assertThat(found.at("/clocks/inForce/met").asInt()).isEqualTo(90);
  }

  @Test
  void proposesWithASummaryOfWhatWasFound() {
    bothEnd();
    alignment.on("POST /agreements", 201, "{\"version\":\"2027-1\"}");
    alignment.on(
        "POST /agreements/2027-1/propose", 200, "{\"version\":\"2027-1\",\"status\":\"PROPOSED\"}");

    CommandRun done = relevo("agreement", "propose", file.toString());

    assertThat(done.exitCode()).as(done.output()).isZero();
    String asked = alignment.asked.getLast();
    JsonNode summary =
        EventJson.mapper().readTree(asked.substring(asked.indexOf('{'))).path("simulation");
    assertThat(summary.path("digest").asString()).isEqualTo("d-1");
    assertThat(summary.at("/scoring/total/candidate/mql").asInt()).isEqualTo(96);
    assertThat(summary.at("/scoring/changes/0/examples")).hasSize(1);
    assertThat(summary.at("/scoring/teams/0").has("weeks")).isFalse();
    assertThat(summary.at("/clocks/rows/0/candidate/met").asInt()).isEqualTo(80);
    assertThat(summary.path("clocks").has("changes")).isFalse();
  }

  @Test
  void aServiceThatIsDownIsNamedAndTheOtherCancelled() {
    bothRun();
    sla.close();

    CommandRun done = simulate();

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output())
        .contains("relevo: sla-monitor-service does not answer at " + sla.url() + ": start it");
    assertThat(scoring.asked).last().asString().startsWith("DELETE /simulations/s-1");

    scoring.close();
    assertThat(simulate().output()).contains("scoring-service does not answer");
  }

  @Test
  void aProposalIsNotMadeWhereItsSimulationFails() {
    alignment.on("POST /agreements", 201, "{\"version\":\"2027-1\"}");
    scoring.on(START, 429, "{\"detail\":\"This instance runs as many as it may.\"}");

    CommandRun done = relevo("agreement", "propose", file.toString());

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output()).contains("as many as it may");
    assertThat(alignment.asked).hasSize(1);
  }

  @Test
  void mistakesAreNamedByLine() {
    scoring.on(
        START,
        422,
        "{\"detail\":\"The candidate is not a valid agreement.\",\"errors\":[{\"line\":3,\"column\":9,\"text\":\"Expected a number\"}]}");

    assertThat(simulate().output())
        .contains("not a valid agreement", "line 3, column 9: Expected a number");
  }

  @Test
  void whatFailsOrIsEndedByOthersSaysSo() {
    bothRun();
    scoring.on(
        "GET /simulations/s-1",
        200,
        "{\"state\":\"FAILED\",\"problem\":{\"detail\":\"The broker did not answer.\"}}");

    CommandRun done = simulate();

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output())
        .contains("The simulation of scoring is FAILED: The broker did not answer.");
    assertThat(sla.asked).last().asString().startsWith("DELETE /simulations/c-1");
  }

  @Test
  void whoeverInterruptsItCancelsBoth() throws Exception {
    bothRun();
    FutureTask<CommandRun> run = new FutureTask<>(this::simulate);
    Thread command = Thread.ofPlatform().start(run);
    while (sla.asked.size() < 3) {
      Thread.onSpinWait();
    }

    command.interrupt();

    CommandRun done = run.get(30, TimeUnit.SECONDS);
    assertThat(done.exitCode()).isEqualTo(CannotRun.INTERRUPTED);
    assertThat(done.output()).contains("both simulations are cancelled");
    assertThat(scoring.asked).anyMatch(each -> each.startsWith("DELETE /simulations/s-1"));
    assertThat(sla.asked).anyMatch(each -> each.startsWith("DELETE /simulations/c-1"));
  }
}
