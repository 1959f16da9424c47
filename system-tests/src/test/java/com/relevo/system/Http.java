package com.relevo.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain requests, as curl would make them. */
final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Http() {}

  static HttpResponse<String> get(URI uri) {
    return send(CLIENT, HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build());
  }

  /** {@code bearer} is the Authorization header's value. */
  static HttpResponse<String> get(URI uri, String bearer) {
    return send(
        CLIENT,
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", bearer)
            .build());
  }

  static HttpResponse<String> post(URI uri, String bearer, String json) {
    return send(
        CLIENT,
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", bearer)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  static HttpResponse<String> delete(URI uri, String bearer) {
    return send(
        CLIENT,
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", bearer)
            .DELETE()
            .build());
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("Expected an answer of " + request.uri() + ", but " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
