package com.relevo.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service, of which this has the answers only, and an issuer whose tokens tell whose password was
 * given. Of several answers to one request each is given once, the last for ever.
 */
final class FakeApi implements AutoCloseable {
  private static final Answer NOTHING = new Answer(404, "{\"detail\":\"Nothing here.\"}");

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  private record Answer(int status, String body) {}

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void on(String request, int status, String body) {
    answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(new Answer(status, body));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
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
    Deque<Answer> known = answers.getOrDefault(request, new ArrayDeque<>(List.of(NOTHING)));
    Answer answer = known.size() > 1 ? known.remove() : known.peek();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("ETag", "\"7\"");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

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

  @Override
  public void close() {
    server.stop(0);
  }
}
