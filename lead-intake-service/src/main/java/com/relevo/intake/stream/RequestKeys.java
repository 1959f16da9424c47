package com.relevo.intake.stream;

import com.relevo.intake.domain.delivery.Submission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Which lead came under an idempotency key, for as long as one holds. */
record RequestKeys(WindowStore<String, byte[]> seen) {
  static final String STORE = "request-keys";
  static final Duration HOLD = Duration.ofHours(24);

  static StoreBuilder<WindowStore<String, byte[]>> store() {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(STORE, HOLD, HOLD, false),
        Serdes.String(),
        Serdes.ByteArray());
  }

  /** False where another lead came under its key; the same one may come again. */
  boolean admits(Submission submission) {
    byte[] fingerprint = fingerprint(submission.body());
    Instant at = submission.receivedAt();
    try (WindowStoreIterator<byte[]> before =
        seen.fetch(submission.recordKey(), at.minus(HOLD), at.plus(HOLD))) {
      if (before.hasNext()) {
        return MessageDigest.isEqual(before.next().value, fingerprint);
      }
    }
    seen.put(submission.recordKey(), fingerprint, at.toEpochMilli());
    return true;
  }

  private static byte[] fingerprint(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
