package com.relevo.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of traces by OTLP over HTTP, that keeps what it is sent as it is. */
final class Traces implements AutoCloseable {
  private static final String PATH = "/v1/traces";

  private final HttpServer server;
  private final List<String> received = new CopyOnWriteArrayList<>();

  Traces() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        PATH,
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** Of services that send here, and only what a sender asks to be traced. */
  List<String> settings() {
    return List.of(
        "--spring.profiles.active=tracing",
        "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
            + server.getAddress().getPort()
            + PATH,
        "--management.opentelemetry.tracing.export.schedule-delay=500ms",
        "--management.tracing.sampling.probability=0.0");
  }

  /**
   * Whether spans of the trace came from the service: an export names it once, and has ids as
   * bytes.
   */
  boolean has(String service, byte[] trace) {
    String id = new String(trace, StandardCharsets.ISO_8859_1);
    return received.stream().anyMatch(each -> each.contains(service) && each.contains(id));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
