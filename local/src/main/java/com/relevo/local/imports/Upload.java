package com.relevo.local.imports;

import com.relevo.local.CannotRun;
import com.relevo.local.api.Api;
import com.relevo.local.api.Api.Answer;
import com.relevo.local.api.Progress;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Streams a list to intake, and says meanwhile how far intake is. */
final class Upload {
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int UNPROCESSABLE = 422;

  private final Api api;

  Upload(Api api) {
    this.api = api;
  }

  /** The report, also of a list that could not be read to its end. */
  JsonNode take(ListFile list) {
    Progress progress = Progress.standard();
    CompletableFuture<Answer> answer = api.sendBeside(request(list));
    try {
      while (true) {
        progress.show(far(api.send(api.request(list.path()).GET()), list));
        try {
          return report(answer.get(1, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
          // it goes on
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CannotRun cannotRun ? cannotRun : brokenOff(list);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw brokenOff(list);
    } finally {
      progress.end();
    }
  }

  private HttpRequest.Builder request(ListFile list) {
    try {
      return api.request(list.query())
          .timeout(LONGEST)
          .header("Content-Type", "text/csv")
          .POST(HttpRequest.BodyPublishers.ofFile(list.file()));
    } catch (FileNotFoundException _) {
      throw new CannotRun(CannotRun.USAGE, "There is no file " + list.file() + " to read.");
    }
  }

  private static String far(Answer answer, ListFile list) {
    JsonNode run = answer.body();
    return run.has("read")
        ? String.format(
            Locale.ROOT,
            "%s: %,d rows read, %,d kept, %,d refused",
            list.file().getFileName(),
            run.path("read").asLong(),
            run.path("kept").asLong(),
            run.path("refused").asLong())
        : "sending " + list.file().getFileName() + " as " + list.id();
  }

  private static JsonNode report(Answer answer) {
    boolean told = answer.status() == UNPROCESSABLE && answer.body().has("read");
    return (told ? answer : Api.require(answer)).body();
  }

  private static CannotRun brokenOff(ListFile list) {
    return new CannotRun(
        CannotRun.FAILED,
        "lead-intake-service went away before "
            + list.file()
            + " was at its end. Give it again with --id "
            + list.id()
            + ": rows that were taken change nothing.");
  }
}
