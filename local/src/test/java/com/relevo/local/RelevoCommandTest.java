package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as the script runs them: a JVM each, with a real broker and stand-ins for the
 * services.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RelevoCommandTest {
  /** Unpacked once for all tests of this machine. */
  private static final Path BINARIES =
      Path.of(System.getProperty("java.io.tmpdir"), "relevo-test-postgres");

  /**
   * Where nothing can be unpacked: a PostgreSQL costs seconds that most of these tests need not.
   */
  private static final Path NOWHERE = Path.of("/dev/null/binaries");

  @TempDir Path temporary;
  private Path home;
  private PortPlan ports;

  private record Done(int exitCode, String output) {}

  @BeforeEach
  void install() throws Exception {
    home = temporary.toRealPath();
    FakeService.installAll(home);
    ports = freePorts();
  }

  @AfterEach
  void leaveNothingBehind() throws Exception {
    relevo("down");
    assertThat(running()).isEmpty();
  }

  @Test
  void runsUntilItIsAskedToStop() throws Exception {
    Process up = up(BINARIES);

    assertThat(relevo("status"))
        .satisfies(done -> assertThat(done.exitCode()).isZero())
        .satisfies(done -> assertThat(done.output()).contains("ready"));
    assertThat(relevo("up", "--port-offset", offset()).exitCode())
        .isEqualTo(CannotRun.RUNS_ALREADY);

    up.destroy(); // SIGTERM, which a JVM takes as Ctrl-C; SIGINT itself is ignored under a
    // background shell
    assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running()).isEmpty();
    assertThat(relevo("status").exitCode()).isEqualTo(CannotRun.FAILED);
  }

  @Test
  void findsWhatAKilledLauncherLeftBehind() throws Exception {
    up(BINARIES).destroyForcibly().waitFor();
    List<Long> orphans = running();
    assertThat(orphans).hasSize(7);

    Process second = up(BINARIES);
    assertThat(running()).hasSize(7).doesNotContainAnyElementsOf(orphans);

    second.destroyForcibly().waitFor();
    assertThat(relevo("down").output()).contains("stopped 7");
    assertThat(running()).isEmpty();
  }

  @Test
  void downStopsTheLauncherToo() throws Exception {
    Process up = up(NOWHERE);

    assertThat(relevo("down").exitCode()).isZero();

    assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running()).isEmpty();
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(ports.of(Service.HANDOFF), 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Done done = relevo("up", "--port-offset", offset());
      assertThat(done.exitCode()).isEqualTo(CannotRun.PORT_IN_USE);
      assertThat(done.output().lines())
          .singleElement()
          .asString()
          .contains(String.valueOf(taken.getLocalPort()), "--port-offset");
    }
  }

  @Test
  void showsTheLogOfAServiceThatDies() throws Exception {
    Files.createFile(home.resolve("broken"));

    Done done = relevo("up", "--port-offset", offset());

    assertThat(done.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(done.output()).contains("exit code 3", "the agreement has a mistake in line 7");
    assertThat(running()).isEmpty();
  }

  @Test
  void runsTheOthersWherePostgresCannotRun() throws Exception {
    Process up = start(NOWHERE, "up", "--port-offset", offset());
    List<String> lines = new ArrayList<>();
    String line = up.inputReader().readLine();
    while (line != null && !line.contains("Relevo is up")) {
      lines.add(line);
      line = up.inputReader().readLine();
    }
    assertThat(line).isNotNull().doesNotContain("Agreements");
    assertThat(lines)
        .filteredOn(each -> each.contains("PostgreSQL"))
        .singleElement()
        .asString()
        .contains("alignment-service is left out", "database.log");
    assertThat(running()).hasSize(5);
    assertThat(relevo("status").exitCode()).isEqualTo(CannotRun.FAILED);
  }

  @Test
  void neverTakesAnotherProgramForOneOfItsOwn() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    Installation.standing(home).pidOf("scoring-service").write(other.pid(), 1);

    relevo("down");

    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly();
  }

  private List<Long> running() {
    Installation installation = Installation.standing(home);
    return Installation.processes().stream()
        .flatMap(name -> installation.pidOf(name).alive().stream())
        .map(alive -> alive.process().pid())
        .toList();
  }

  private Process up(Path binaries) throws Exception {
    Process process = start(binaries, "up", "--port-offset", offset());
    assertThat(process.inputReader().lines().anyMatch(line -> line.contains("Relevo is up")))
        .isTrue();
    return process;
  }

  /** As Ctrl-C does. */
  private Done relevo(String... arguments) throws Exception {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes());
    return new Done(process.waitFor(), output);
  }

  private Process start(String... arguments) throws IOException {
    return start(NOWHERE, arguments);
  }

  private Process start(Path binaries, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Drelevo.home=" + home,
                "-Drelevo.postgres.binaries=" + binaries,
                "-Dlogback.configurationFile=relevo-launcher-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Relevo.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("RELEVO_DIR");
    return builder.start();
  }

  private String offset() {
    return String.valueOf(ports.offset());
  }

  private static PortPlan freePorts() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1_000, 20_000))
        .mapToObj(PortPlan::new)
        .filter(RelevoCommandTest::free)
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(PortPlan plan) {
    return plan.all().values().stream().allMatch(Ports::available);
  }
}
