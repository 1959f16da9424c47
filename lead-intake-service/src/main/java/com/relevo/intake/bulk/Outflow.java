package com.relevo.intake.bulk;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Submissions on their way to the broker, at most so many at once; one that fails ends the run. */
final class Outflow {
  private static final int MOST = 2_000;

  private final KafkaTemplate<String, byte[]> kafka;
  private final Progress progress;
  private final Pace pace;
  private final Semaphore room = new Semaphore(MOST);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Outflow(KafkaTemplate<String, byte[]> kafka, Progress progress, Pace pace) {
    this.kafka = kafka;
    this.progress = progress;
    this.pace = pace;
  }

  void send(Submission submission) throws IOException, InterruptedException {
    check();
    pace.row();
    room.acquire();
    byte[] value = EventJson.mapper().writeValueAsBytes(submission);
    try {
      var unused =
          kafka
              .send(Topic.SUBMISSIONS.topicName(), submission.recordKey(), value)
              .whenComplete((sent, failed) -> {
                if (failed == null) {
                  progress.kept();
                } else {
                  failure.compareAndSet(null, failed);
                }
                room.release();
              });
    } catch (KafkaException e) {
      room.release();
      throw new IOException("The broker takes nothing now", e);
    }
  }

  /** Until all are on all in-sync replicas. */
  void finish() throws IOException, InterruptedException {
    room.acquire(MOST);
    room.release(MOST);
    check();
  }

  private void check() throws IOException {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IOException("The broker did not take a record", failed);
    }
  }
}
