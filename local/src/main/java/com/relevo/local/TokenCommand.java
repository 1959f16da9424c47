package com.relevo.local;

import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints an access token of an account of the built-in issuer, or says who has an account. */
@Command(name = "token")
final class TokenCommand implements Runnable {
  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable String account;

  @Override
  public void run() {
    Installation running = Installation.running(Repository.home());
    if (account == null) {
      running.passwords().all().keySet().forEach(System.out::println);
      return;
    }
    int port =
        running
            .pidOf(Service.ALIGNMENT.module())
            .alive()
            .map(PidFile.Alive::port)
            .orElseThrow(() ->
                new CannotRun(
                    CannotRun.FAILED, "The issuer does not run: start it with ./relevo up."));
    try (HttpClient http = HttpClient.newHttpClient()) {
      System.out.println(running.tokens(http, "http://" + Ports.LOOPBACK + ":" + port).of(account));
    }
  }
}
