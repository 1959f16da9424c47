package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/** Streams a list to intake's import, and asks meanwhile how far it is. */
final class ListUpload implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofHours(3);
  private static final int LOOK_SECONDS = 30;
  private static final String ID = "benchmark";

  private final URI imports;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** How many rows are on all in-sync replicas, and how many were not taken. */
  record Report(long kept, long refused) {
    static Report of(JsonNode run) {
      return new Report(run.path("kept").asLong(), run.path("refused").asLong());
    }
  }

  ListUpload(int port) {
    imports = URI.create("http://127.0.0.1:" + port + "/imports");
  }

  /** {@code far} is told the rows that were read, now and then. */
  Report take(long rows, LongConsumer far) throws InterruptedException {
    HttpRequest list =
        HttpRequest.newBuilder(URI.create(imports + "?source=fair&mode=quiet&id=" + ID))
            .timeout(LONGEST)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> ListOfPeople.of(rows)))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(list, HttpResponse.BodyHandlers.ofString());
    while (true) {
      try {
        return Report.of(json(answer.get(LOOK_SECONDS, TimeUnit.SECONDS)));
      } catch (TimeoutException _) {
        far.accept(progress());
      } catch (ExecutionException e) {
        throw new LoadFailedException("Expected intake to take the list, but " + e.getCause());
      }
    }
  }

  private long progress() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(imports + "/" + ID)).build();
    try {
      return json(http.send(request, HttpResponse.BodyHandlers.ofString())).path("read").asLong();
    } catch (IOException e) {
      throw new LoadFailedException("Expected intake to tell how far it is, but " + e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new LoadFailedException(
          "Expected 200, but " + answer.statusCode() + ": " + answer.body());
    }
    return EventJson.mapper().readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
