package com.relevo.handoff.http.roster;

import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Bodies of a bounded size. */
final class Bodies {
  private static final int LARGEST = 2 * 1024 * 1024;

  private Bodies() {}

  static byte[] bytes(HttpServletRequest request) throws IOException, InvalidBodyException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw InvalidBodyException.unreadable("Expected at most 2 MiB");
    }
    return body;
  }

  static JsonBody object(HttpServletRequest request) throws IOException, InvalidBodyException {
    return JsonBody.read(bytes(request));
  }
}
