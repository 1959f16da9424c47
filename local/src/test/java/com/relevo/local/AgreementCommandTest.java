package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private HttpServer service;

  private record Answer(int status, String body) {}

  private record Done(int exitCode, String output) {}

  @BeforeEach
  void serve() throws IOException {
    Path issuer = Files.createDirectories(folder.resolve(".relevo/issuer"));
    Files.writeString(issuer.resolve("passwords"), "marketing a\nsales-manager b\nmo c\n");
    System.setProperty("relevo.home", folder.toString());
    service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    System.clearProperty("relevo.home");
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/oauth2/token")) {
      token(exchange);
      return;
    }
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String ifMatch = exchange.getRequestHeaders().getFirst("If-Match");
    asked.add(
        request
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + (ifMatch == null ? "" : " " + ifMatch)
            + " "
            + body.strip());
    Answer answer =
        answers.getOrDefault(request, new Answer(404, "{\"detail\":\"Nothing here.\"}"));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("ETag", "\"7\"");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** A token that tells whose password was given. */
  private static void token(HttpExchange exchange) throws IOException {
    String basic = exchange.getRequestHeaders().getFirst("Authorization").substring(6);
    String account =
        new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":")[0];
    byte[] bytes =
        ("{\"access_token\":\"" + account + "\",\"expires_in\":3600}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Done relevo(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--url");
    all.add("http://127.0.0.1:" + service.getAddress().getPort());
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      int exitCode = Relevo.commandLine().execute(all.toArray(String[]::new));
      return new Done(exitCode, output.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void proposesAFileAsANewVersion() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.yaml"), "version: 2027-1\n");
    answers.put("POST /agreements", new Answer(201, PROPOSED));
    answers.put("POST /agreements/2027-1/propose", new Answer(200, PROPOSED));

    Done done = relevo("agreement", "propose", file.toString(), "--comment", "fewer, better");

    assertThat(done.exitCode()).isZero();
    assertThat(done.output()).contains("agreement 2027-1 is PROPOSED", "agreement sign 2027-1");
    assertThat(asked)
        .containsExactly(
            "POST /agreements Bearer marketing version: 2027-1",
            "POST /agreements/2027-1/propose Bearer marketing {\"comment\":\"fewer, better\"}");
  }

  @Test
  void proposesAnotherTextOfAVersionThatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.json"), "{\"version\": \"2027-1\"}");
    answers.put(
        "POST /agreements",
        new Answer(409, "{\"code\":\"version_exists\",\"version\":\"2027-1\"}"));
    answers.put("GET /agreements/2027-1", new Answer(200, PROPOSED));
    answers.put("PUT /agreements/2027-1", new Answer(200, PROPOSED));
    answers.put("POST /agreements/2027-1/propose", new Answer(200, PROPOSED));

    relevo("agreement", "propose", file.toString(), "--account", "mo");

    assertThat(asked)
        .element(2)
        .isEqualTo("PUT /agreements/2027-1 Bearer mo \"7\" {\"version\": \"2027-1\"}");
  }

  @Test
  void namesEveryMistakeOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.yaml"), "version: 2027-1\n");
    answers.put(
        "POST /agreements",
        new Answer(
            422,
            """
            {"detail":"The document has mistakes: 2.","errors":[{"line":1,"text":"Expected a name"},
             {"line":3,"column":9,"text":"Expected a number","hint":"Points of the rule."}]}
            """));

    Done done = relevo("agreement", "propose", file.toString());

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output())
        .contains(
            "has mistakes: 2",
            "line 1: Expected a name",
            "line 3, column 9: Expected a number\n      Points of the rule.");
  }

  @Test
  void signsTheTextThatItHasReadInTheNameOfTheSidesAccount() {
    answers.put("GET /agreements/2027-1", new Answer(200, PROPOSED));
    answers.put("POST /agreements/2027-1/sign", new Answer(200, PROPOSED));

    relevo("agreement", "sign", "2027-1", "--as", "marketing");
    relevo("agreement", "sign", "2027-1", "--as", "sales");

    assertThat(asked)
        .filteredOn(request -> request.startsWith("POST"))
        .containsExactly(
            "POST /agreements/2027-1/sign Bearer marketing {\"role\":\"marketing\",\"digest\":\"d-1\"}",
            "POST /agreements/2027-1/sign Bearer sales-manager {\"role\":\"sales\",\"digest\":\"d-1\"}");
  }

  @Test
  void saysWhatIsRefusedAndWhy() {
    Done done = relevo("agreement", "withdraw", "2027-1", "--reason", "a better one");
    assertThat(done).isEqualTo(new Done(CannotRun.FAILED, "relevo: Nothing here.\n"));
    assertThat(relevo("agreement", "sign", "2027-1", "--as", "nobody").exitCode())
        .isEqualTo(CannotRun.USAGE);
    assertThat(relevo("agreement").exitCode()).isEqualTo(CannotRun.USAGE);
  }

  @Test
  void listsAndShows() {
    answers.put(
        "GET /agreements?limit=50",
        new Answer(
            200,
            """
            {"agreements":[{"version":"2026-2","status":"IN_FORCE","effectiveAt":"1970-01-01T00:00:00Z","name":"Ours"}]}
            """));
    answers.put(
        "GET /agreements/in-force",
        new Answer(
            200,
            """
            {"version":"2026-2","status":"IN_FORCE","document":"version: 2026-2\\n",
             "history":[{"step":"imported","at":"2026-03-02T09:00:00.123Z","by":"relevo"}]}
            """));

    assertThat(relevo("agreement", "list").output())
        .containsPattern("2026-2 +IN_FORCE +the beginning +Ours");
    assertThat(relevo("agreement", "show").output())
        .containsPattern("2026-03-02T09:00:00Z +imported +relevo");
    assertThat(relevo("agreement", "show", "--text").output()).isEqualTo("version: 2026-2\n");
  }
}
