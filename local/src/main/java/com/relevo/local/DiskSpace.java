package com.relevo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker that runs out of disk stops in the middle; better not to start. */
final class DiskSpace {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long DEFAULT_MEBIBYTES = 300;

  private DiskSpace() {}

  static void require(Path directory) {
    long needed = needed();
    try {
      Files.createDirectories(directory);
      long free = Files.getFileStore(directory).getUsableSpace() / MEBIBYTE;
      if (free < needed) {
        throw new CannotRun(
            CannotRun.NO_SPACE,
            "Not enough disk space: "
                + directory
                + " has "
                + free
                + " MiB free, Relevo needs "
                + needed
                + " MiB.");
      }
    } catch (IOException e) {
      throw new CannotRun(
          CannotRun.NO_SPACE, "Cannot write to " + directory + ": " + e.getMessage());
    }
  }

  private static long needed() {
    String configured = System.getenv("RELEVO_MIN_FREE_MB");
    return configured == null || !configured.matches("\\d{1,9}")
        ? DEFAULT_MEBIBYTES
        : Long.parseLong(configured);
  }
}
