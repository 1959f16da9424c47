package com.relevo.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process of this machine whether it is ready for work. */
public final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Broker and database open their ports when they are ready; a service says so. */
  boolean ready(String process, int port) {
    return process.equals(Installation.BROKER) || process.equals(Installation.DATABASE)
        ? listens(port)
        : ready(Ports.managementOf(port));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** A service's own word, within two seconds. {@code port} is its management port. */
  public boolean ready(int port) {
    URI uri = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/actuator/health/readiness");
    try {
      return http.send(
                  HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
