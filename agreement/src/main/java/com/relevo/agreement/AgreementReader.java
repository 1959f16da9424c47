package com.relevo.agreement;

import java.nio.file.Path;

/** Reads {@code agreement.yaml}: everything that is wrong with it in one {@link InvalidAgreementException}, by line. */
public final class AgreementReader {
  private AgreementReader() {}

  public static Agreement read(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /** {@code origin} names the text in messages. */
  public static Agreement read(String origin, String yaml) {
    throw new UnsupportedOperationException(origin + yaml);
  }

  /** The realistic B2B example that Relevo ships ({@code /relevo/agreement.yaml} on the class path). */
  public static Agreement example() {
    throw new UnsupportedOperationException();
  }
}
