package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line asks of alignment-service, of which this has the answers only. */
class AgreementCommandTest {
  private static final String PROPOSED =
      """
      {"version":"2027-1","status":"PROPOSED","digest":"d-1","signatures":[],
       "owners":{"marketing":{"email":"mara@acme.example"},"sales":{"email":""}}}
      """;

  @TempDir Path folder;
  private FakeApi service;

  @BeforeEach
  void serve() throws IOException {
    Path issuer = Files.createDirectories(folder.resolve(".relevo/issuer"));
    Files.writeString(issuer.resolve("passwords"), "marketing a\nsales-manager b\nmo c\n");
    System.setProperty("relevo.home", folder.toString());
    service = new FakeApi();
  }

  @AfterEach
  void stop() {
    System.clearProperty("relevo.home");
    service.close();
  }

  private CommandRun relevo(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--url");
    all.add(service.url());
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void proposesAFileAsANewVersion() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.yaml"), "version: 2027-1\n");
    service.on("POST /agreements", 201, PROPOSED);
    service.on("POST /agreements/2027-1/propose", 200, PROPOSED);

    CommandRun done =
        relevo(
            "agreement",
            "propose",
            file.toString(),
            "--no-simulation",
            "--comment",
            "fewer, better");

    assertThat(done.exitCode()).isZero();
    assertThat(done.output()).contains("agreement 2027-1 is PROPOSED", "agreement sign 2027-1");
    assertThat(service.asked)
        .containsExactly(
            "POST /agreements Bearer marketing version: 2027-1",
            "POST /agreements/2027-1/propose Bearer marketing {\"comment\":\"fewer, better\"}");
  }

  @Test
  void proposesAnotherTextOfAVersionThatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.json"), "{\"version\": \"2027-1\"}");
    service.on("POST /agreements", 409, "{\"code\":\"version_exists\",\"version\":\"2027-1\"}");
    service.on("GET /agreements/2027-1", 200, PROPOSED);
    service.on("PUT /agreements/2027-1", 200, PROPOSED);
    service.on("POST /agreements/2027-1/propose", 200, PROPOSED);

    relevo("agreement", "propose", file.toString(), "--no-simulation", "--account", "mo");

    assertThat(service.asked)
        .element(2)
        .isEqualTo("PUT /agreements/2027-1 Bearer mo \"7\" {\"version\": \"2027-1\"}");
  }

  @Test
  void namesEveryMistakeOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.yaml"), "version: 2027-1\n");
    service.on(
        "POST /agreements",
        422,
        """
        {"detail":"The document has mistakes: 2.","errors":[{"line":1,"text":"Expected a name"},
         {"line":3,"column":9,"text":"Expected a number","hint":"Points of the rule."}]}
        """);

    CommandRun done = relevo("agreement", "propose", file.toString());

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output())
        .contains(
            "has mistakes: 2",
            "line 1: Expected a name",
            "line 3, column 9: Expected a number\n      Points of the rule.");
  }

  @Test
  void signsTheTextThatItHasReadInTheNameOfTheSidesAccount() {
    service.on("GET /agreements/2027-1", 200, PROPOSED);
    service.on("POST /agreements/2027-1/sign", 200, PROPOSED);

    relevo("agreement", "sign", "2027-1", "--as", "marketing");
    relevo("agreement", "sign", "2027-1", "--as", "sales");

    assertThat(service.asked)
        .filteredOn(request -> request.startsWith("POST"))
        .containsExactly(
            "POST /agreements/2027-1/sign Bearer marketing {\"role\":\"marketing\",\"digest\":\"d-1\"}",
            "POST /agreements/2027-1/sign Bearer sales-manager {\"role\":\"sales\",\"digest\":\"d-1\"}");
  }

  @Test
  void saysWhatIsRefusedAndWhy() {
    CommandRun done = relevo("agreement", "withdraw", "2027-1", "--reason", "a better one");
    assertThat(done).isEqualTo(new CommandRun(CannotRun.FAILED, "relevo: Nothing here.\n"));
    assertThat(relevo("agreement", "sign", "2027-1", "--as", "nobody").exitCode())
        .isEqualTo(CannotRun.USAGE);
    assertThat(relevo("agreement").exitCode()).isEqualTo(CannotRun.USAGE);
  }

  @Test
  void listsAndShows() {
    service.on(
        "GET /agreements?limit=50",
        200,
        """
        {"agreements":[{"version":"2026-2","status":"IN_FORCE","effectiveAt":"1970-01-01T00:00:00Z","name":"Ours"}]}
        """);
    service.on(
        "GET /agreements/in-force",
        200,
        """
        {"version":"2026-2","status":"IN_FORCE","document":"version: 2026-2\\n",
         "history":[{"step":"imported","at":"2026-03-02T09:00:00.123Z","by":"relevo"}]}
        """);

    assertThat(relevo("agreement", "list").output())
        .containsPattern("2026-2 +IN_FORCE +the beginning +Ours");
    assertThat(relevo("agreement", "show").output())
        .containsPattern("2026-03-02T09:00:00Z +imported +relevo");
    assertThat(relevo("agreement", "show", "--text").output()).isEqualTo("version: 2026-2\n");
  }

  @Test
  void showsWhatAProposalsSimulationFoundOrThatThereIsNone() {
    String proposed = PROPOSED.strip().replaceFirst("}$", "");
    service.on(
        "GET /agreements/2027-1",
        200,
        proposed
            + ",\"proposal\":{\"simulation\":{\"agreements\":{\"inForce\":[\"2026-2\"],\"candidate\":\"2027-1\"},"
            + "\"scoring\":{\"total\":{\"inForce\":{\"mql\":120},\"candidate\":{\"mql\":96}}}}}}");
    service.on("GET /agreements/2027-2", 200, proposed + ",\"proposal\":{}}");
    service.on(
        "GET /agreements/2027-3", 200, proposed + ",\"proposal\":{\"simulationId\":\"s-7\"}}");
    service.on("GET /agreements/2027-4", 200, proposed + "}");

    assertThat(relevo("agreement", "show", "2027-1").output())
        .contains("2027-1 on the past from", "120 -> 96 (-24)");
    assertThat(relevo("agreement", "show", "2027-2").output())
        .contains("No impact simulation is attached.");
    assertThat(relevo("agreement", "show", "2027-3").output()).contains("only its id is kept: s-7");
    assertThat(relevo("agreement", "show", "2027-4").output()).doesNotContain("simulation");
  }
}
