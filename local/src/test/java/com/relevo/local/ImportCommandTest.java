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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./relevo import} sends to intake, and what it makes of the answers. */
@Timeout(60)
class ImportCommandTest {
  private static final String ROWS = "email\nada@acme.example\n";
  private static final String RUNNING =
      "{\"id\":\"fair\",\"state\":\"RUNNING\",\"read\":1200,\"kept\":1100,\"refused\":1,\"refusals\":[]}";
  private static final String DONE =
      "{\"id\":\"fair\",\"state\":\"DONE\",\"read\":1200,\"kept\":1200,\"refused\":0,\"refusals\":[]}";
  private static final String PARTLY =
      "{\"id\":\"fair\",\"state\":\"%s\",\"read\":3000,\"kept\":1000,\"refused\":2000,\"refusals\":["
          + "{\"row\":7,\"code\":\"names_nobody\",\"detail\":\"Expected an email\"}],\"detail\":\"Too long\"}";

  @TempDir Path folder;
  private FakeApi intake;
  private Path file;

  @BeforeEach
  void serve() throws IOException {
    Path issuer = Files.createDirectories(folder.resolve(".relevo/issuer"));
    Files.writeString(issuer.resolve("passwords"), "marketing a\nsales-ops b\n");
    System.setProperty("relevo.home", folder.toString());
    intake = new FakeApi();
    intake.on("GET /imports/fair", 200, RUNNING);
    file = Files.writeString(folder.resolve("spring fair.csv"), ROWS);
  }

  @AfterEach
  void stop() {
    System.clearProperty("relevo.home");
    intake.close();
  }

  private CommandRun give(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "import", file.toString(), "--url=" + intake.url(), "--issuer=" + intake.url()));
    all.addAll(List.of(options));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void sendsTheFileAndSaysHowFarItIsAndWhatBecameOfIt() {
    intake.on(
        "POST /imports?id=fair&source=spring&mode=LIVE&delimiter=%3B&region=DE&map=Firma%3Dcompany&map=X%3D-",
        200, DONE);
    CommandRun run =
        give(
            "--id=fair",
            "--source=spring",
            "--mode=LIVE",
            "--delimiter=;",
            "--region=DE",
            "--map=Firma=company",
            "--map=X=-",
            "--account=sales-ops");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output())
        .contains(
            "1,200 rows read, 1,100 kept, 1 refused",
            "spring fair.csv: 1,200 rows read, 1,200 kept, 0 refused (id fair)");
    assertThat(intake.asked)
        .anySatisfy(asked ->
            assertThat(asked)
                .startsWith("POST")
                .contains("Bearer sales-ops")
                .endsWith(ROWS.strip()));
  }

  @Test
  void rowsThatWereNotTakenAreNamedAndTheExitCodeSaysSo() {
    intake.on("POST /imports?id=fair", 200, PARTLY.formatted("DONE"));
    CommandRun run = give("--id=fair");

    assertThat(run.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(run.output())
        .contains("2,000 refused", "row 7  names_nobody: Expected an email", "and 1,999 more")
        .doesNotContain("Ended early");
    assertThat(give("--id=fair", "--json").output()).contains("\"names_nobody\"");
  }

  @Test
  void aListThatEndedEarlyIsSaidSo() {
    intake.on("POST /imports?id=fair", 422, PARTLY.formatted("FAILED"));
    CommandRun run = give("--id=fair");

    assertThat(run.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(run.output()).contains("1,000 kept", "Ended early: Too long.");
  }

  @Test
  void theSameFileHasTheSameIdAndAnotherHasAnother() throws IOException {
    give();
    give();
    Files.writeString(file, ROWS + "bob@acme.example\n");
    give();

    List<String> posts =
        intake.asked.stream()
            .filter(asked -> asked.startsWith("POST"))
            .map(asked -> asked.split(" ")[1])
            .toList();
    assertThat(posts).hasSize(3).allMatch(post -> post.startsWith("/imports?id=spring-fair-"));
    assertThat(posts.get(0)).isEqualTo(posts.get(1)).isNotEqualTo(posts.get(2));
  }

  @Test
  void whatIntakeRefusesIsSaidInItsWords() {
    intake.on(
        "POST /imports?id=fair&mode=loud", 400, "{\"detail\":\"Expected 'mode' to be live.\"}");
    CommandRun run = give("--id=fair", "--mode=loud");

    assertThat(run.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(run.output()).contains("Expected 'mode' to be live.");
  }

  @Test
  void aFileThatIsNotThereAndAnIntakeThatIsNotThereAreSaidInALine() {
    file = folder.resolve("none.csv");
    CommandRun nothing = give();
    assertThat(nothing.exitCode()).isEqualTo(CannotRun.USAGE);
    assertThat(nothing.output()).contains("There is no file").hasLineCount(1);

    file = folder.resolve("spring fair.csv");
    intake.close();
    CommandRun away = give("--id=fair");
    assertThat(away.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(away.output()).contains("does not answer").hasLineCount(1);
  }
}
