package com.relevo.intake.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a body once, as bytes, and never more of it than allowed, whether or not its length was
 * announced.
 */
final class BodyReader {
  private BodyReader() {}

  /** Empty where it is larger than {@code limit}. */
  static Optional<byte[]> read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    return body.length > limit ? Optional.empty() : Optional.of(body);
  }
}
