package com.relevo.local.demo;

import com.relevo.events.EventIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * One webhook call of the demo: {@code at} after its begin, {@code payload} from the resources,
 * {@code what} in words. A forged one is signed with a wrong secret; two with the same id are the
 * same delivery, made twice.
 */
record Delivery(Duration at, Tool tool, String payload, String id, boolean forged, String what) {

  static Delivery of(double seconds, Tool tool, String payload, String what) {
    return new Delivery(
        Duration.ofMillis((long) (seconds * 1000)),
        tool,
        payload,
        EventIds.of(payload),
        false,
        what);
  }

  Delivery forged(double seconds, String what) {
    return new Delivery(Duration.ofMillis((long) (seconds * 1000)), tool, payload, id, true, what);
  }

  Delivery again(double seconds, String what) {
    return new Delivery(Duration.ofMillis((long) (seconds * 1000)), tool, payload, id, false, what);
  }

  /**
   * The body; {@code begin} is written into it, so that a repeated delivery is the same to the
   * byte.
   */
  String body(Secret secret, Instant begin) {
    try (InputStream text = Delivery.class.getResourceAsStream(payload + ".json")) {
      if (text == null) {
        throw new IllegalStateException(
            "Expected the payload " + payload + ", but it is not there");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .replace("{{id}}", id)
          .replace("{{now}}", begin.toString())
          .replace("{{millis}}", String.valueOf(begin.toEpochMilli()))
          .replace("{{secret}}", secret.written());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
