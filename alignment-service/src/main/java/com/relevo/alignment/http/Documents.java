package com.relevo.alignment.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.agreement.InvalidAgreementException.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request's body as an agreement: YAML, or JSON, which is YAML too. */
final class Documents {
  static final String ORIGIN = "the document";

  /** An event that carries the document must fit into a record of the broker's default size. */
  private static final int LARGEST = 256 * 1024;

  private Documents() {}

  /** Throws InvalidAgreementException with everything that is wrong with it. */
  static Agreement read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw invalid("Expected at most 256 KiB, but it is larger");
    }
    try {
      return AgreementReader.read(
          ORIGIN, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      throw invalid("Expected text in UTF-8, but it is not");
    }
  }

  private static InvalidAgreementException invalid(String text) {
    return new InvalidAgreementException(ORIGIN, List.of(new Problem(1, 1, text, "")));
  }
}
