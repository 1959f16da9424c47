package com.relevo.local.alignment;

import com.relevo.local.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with an agreement, as it is named on the command line. */
final class Document {
  private Document() {}

  /** Throws {@link CannotRun} where it cannot be read. */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException _) {
      throw new CannotRun(CannotRun.FAILED, "Cannot read " + file + ".");
    }
  }
}
