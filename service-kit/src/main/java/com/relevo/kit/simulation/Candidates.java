package com.relevo.kit.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.kit.http.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The agreement that is to be tried: a request's body, of whatever type it is said to be. */
public final class Candidates {
  private static final int LARGEST = 1024 * 1024;

  private Candidates() {}

  /**
   * YAML or JSON; without a body the one in force. The files it names are those of the agreement in
   * force: a text brings none along.
   */
  public static Agreement read(HttpServletRequest request, Agreement inForce)
      throws IOException, RefusedException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length == 0) {
      return inForce;
    }
    if (body.length > LARGEST) {
      throw new RefusedException(
          HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 1 MiB of YAML.");
    }
    try {
      String yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return AgreementReader.read("candidate", yaml, inForce.files());
    } catch (CharacterCodingException _) {
      throw invalid("The candidate is not text in UTF-8.", List.of());
    } catch (InvalidAgreementException e) {
      throw invalid("The candidate is not a valid agreement.", e.problems());
    }
  }

  private static RefusedException invalid(
      String detail, List<InvalidAgreementException.Problem> errors) {
    return new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_agreement", detail)
        .with("errors", errors);
  }
}
