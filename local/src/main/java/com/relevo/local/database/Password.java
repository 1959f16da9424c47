package com.relevo.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A database's password: random, in a file only its owner can read. */
public final class Password {
  private static final int BYTES = 16;

  private Password() {}

  /** Of the database in {@code directory}; the first who asks makes it. */
  public static String in(Path directory) {
    try {
      return Files.readString(fileIn(directory)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path fileIn(Path directory) {
    Path file = directory.resolve("password");
    if (Files.exists(file)) {
      return file;
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    try {
      Files.createDirectories(directory);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
