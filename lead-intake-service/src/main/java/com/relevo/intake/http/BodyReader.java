package com.relevo.intake.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads a body once, as bytes, and never more of it than allowed, whether or not its length was
 * announced, nor for longer.
 */
record BodyReader(int limit, Duration longest, InstantSource clock) {
  private static final int CHUNK = 16 << 10;

  /** It came too slowly to be waited for. */
  static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlowException() {
      super("Expected a body in time");
    }
  }

  /** Empty where it is larger than the limit. */
  Optional<byte[]> read(HttpServletRequest request) throws IOException {
    long announced = request.getContentLengthLong();
    if (announced > limit) {
      return Optional.empty();
    }
    Instant end = clock.instant().plus(longest);
    ByteArrayOutputStream body = new ByteArrayOutputStream(announced < 0 ? CHUNK : (int) announced);
    byte[] chunk = new byte[CHUNK];
    InputStream in = request.getInputStream();
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      body.write(chunk, 0, count);
      if (body.size() > limit) {
        return Optional.empty();
      }
      if (clock.instant().isAfter(end)) {
        throw new TooSlowException();
      }
    }
    return Optional.of(body.toByteArray());
  }
}
