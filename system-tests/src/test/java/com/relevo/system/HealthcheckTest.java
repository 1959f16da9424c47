package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/healthcheck}, with a {@code kill} that only says whom. */
class HealthcheckTest {
  private static final String CHECK =
      "kill() { echo \"kill $1\"; }; export -f kill; ../deploy/healthcheck";

  @TempDir private Path folder;
  private HttpServer service;
  private int readiness = 200;
  private int liveness = 200;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/actuator/health/",
        exchange -> {
          boolean live = exchange.getRequestURI().getPath().endsWith("/liveness");
          exchange.sendResponseHeaders(live ? liveness : readiness, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void oneThatIsReadyIsHealthy() {
    assertThat(check()).isEqualTo("0 ");
  }

  @Test
  void oneThatIsNotReadyYetIsLeftAlone() {
    readiness = 503;

    assertThat(check()).isEqualTo("1 ");
  }

  /** It has not said yet that it is live. */
  @Test
  void oneThatStartsIsLeftAlone() {
    readiness = 503;
    liveness = 503;

    assertThat(check()).isEqualTo("1 ");
  }

  @Test
  void oneThatIsNotLiveAnyMoreIsEnded() {
    check();
    readiness = 503;
    liveness = 503;

    assertThat(check()).startsWith("1 ").contains("not live any more").contains("kill 1");
  }

  @Test
  void oneThatDoesNotAnswerYetIsLeftAlone() {
    service.stop(0);

    assertThat(check()).startsWith("1 ").doesNotContain("kill");
  }

  private String check() {
    Shell.Result result =
        Shell.run(
            Map.of(
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(service.getAddress().getPort()),
                "TMPDIR",
                folder.toString()),
            "bash",
            "-c",
            CHECK);
    return result.exitCode() + " " + result.output();
  }
}
