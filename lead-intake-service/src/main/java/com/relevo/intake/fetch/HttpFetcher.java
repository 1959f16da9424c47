package com.relevo.intake.fetch;

import com.relevo.intake.domain.source.Fetch;
import com.relevo.intake.domain.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches by the preset's URL, or the source's own. It follows no redirect, for the token would go
 * with it; the token and the URL are in no message.
 */
final class HttpFetcher implements Fetcher, AutoCloseable {
  private static final int LARGEST = 1 << 20;

  private final Duration timeout;
  private final HttpClient client;

  HttpFetcher(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Fetched fetch(Source source, String id) {
    try {
      HttpResponse<InputStream> response =
          client.send(request(source, id), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> person(body);
          case 404, 410 -> new Fetched.Gone();
          default -> throw refused(response.statusCode());
        };
      }
    } catch (IOException e) {
      throw new FetchFailedException("No answer: " + e.getClass().getSimpleName(), true);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FetchFailedException("Interrupted", true);
    }
  }

  private HttpRequest request(Source source, String id) {
    Fetch fetch = source.preset().fetch();
    Source.@Nullable Fetching settings = source.fetching();
    if (fetch == null || settings == null) {
      throw new IllegalStateException("Expected a source that fetches, but it does not");
    }
    String token = settings.token().value();
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    URI uri =
        URI.create(
            settings
                .url()
                .replace("{id}", encoded)
                .replace("{token}", URLEncoder.encode(token, StandardCharsets.UTF_8)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(timeout).header("Accept", "application/json");
    fetch.headers().forEach((name, value) -> request.header(name, value.replace("{token}", token)));
    return request.GET().build();
  }

  private static Fetched person(InputStream body) throws IOException {
    byte[] json = body.readNBytes(LARGEST + 1);
    if (json.length > LARGEST) {
      throw new FetchFailedException("The answer is larger than 1 MiB", false);
    }
    return new Fetched.Person(json);
  }

  /** What is asked too often, or too early, is worth asking again; what may not be asked is not. */
  private static FetchFailedException refused(int status) {
    boolean again = status == 408 || status == 425 || status == 429 || status >= 500;
    return new FetchFailedException("The tool answered " + status, again);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
