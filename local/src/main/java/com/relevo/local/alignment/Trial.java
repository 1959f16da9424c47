package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import com.relevo.local.api.Api;
import com.relevo.local.api.Progress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file on the past: its scoring and routing, and its clocks, side by side. Whoever ends the
 * command ends both.
 */
final class Trial {
  private static final int LOOK_MS = 300;

  private final DryRun scoring;
  private final DryRun clocks;
  private final Progress progress;
  private volatile boolean ending;

  Trial(Api scoring, Api clocks, Progress progress) {
    this.scoring = new DryRun(scoring, "scoring");
    this.clocks = new DryRun(clocks, "clocks");
    this.progress = progress;
  }

  /**
   * What both found: {@code digest} of the text, {@code since}, {@code until}, {@code agreements},
   * {@code scoring} and {@code clocks}. Throws {@link CannotRun} where one of them does not run.
   */
  ObjectNode of(byte[] document, String since, @Nullable String until) {
    Thread cancel = new Thread(this::cancel, "cancel-simulations");
    Runtime.getRuntime().addShutdownHook(cancel);
    try {
      scoring.start(document, since, until);
      // The same end for both: now is another moment for each.
      clocks.start(
          document,
          scoring.job().path("since").asString(since),
          scoring.job().path("until").asString(until));
      await();
      return found();
    } catch (InterruptedException _) {
      throw interrupted();
    } catch (CannotRun e) {
      // Whoever waits for an answer is told so, too.
      if (ending || Thread.interrupted()) {
        throw interrupted();
      }
      cancel();
      throw e;
    } finally {
      progress.end();
      forget(cancel);
    }
  }

  private CannotRun interrupted() {
    cancel();
    Thread.currentThread().interrupt();
    return new CannotRun(CannotRun.INTERRUPTED, "Interrupted: both simulations are cancelled.");
  }

  private void await() throws InterruptedException {
    List<DryRun> both = List.of(scoring, clocks);
    while (!(scoring.ended() & clocks.ended())) {
      if (ending) {
        throw new InterruptedException();
      }
      progress.show(
          both.stream()
              .map(each -> each.what() + " " + each.percent() + " %")
              .collect(Collectors.joining(", ")));
      Thread.sleep(LOOK_MS);
    }
  }

  private ObjectNode found() {
    JsonNode job = scoring.job();
    ObjectNode found = EventJson.mapper().createObjectNode();
    found.set("digest", job.at("/agreements/digest"));
    found.set("since", job.path("since"));
    found.set("until", job.path("until"));
    found.set("agreements", job.path("agreements"));
    found.set("scoring", job.path("result"));
    found.set("clocks", clocks.job().path("result"));
    return found;
  }

  private void cancel() {
    ending = true;
    scoring.cancel();
    clocks.cancel();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the machine is shutting down, and the hook does its work
    }
  }
}
