package com.relevo.alignment.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Files that only their owner can read, from their first byte on; written whole or not at all.
 * Where the file system has no such permissions they are as it makes them.
 */
record PrivateFiles(Path directory) {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  Optional<String> read(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }

  void write(String name, String text) {
    Path file = directory.resolve(name);
    try {
      Files.createDirectories(directory, permissions("rwx------"));
      Path fresh = Files.createTempFile(directory, name, ".new", permissions("rw-------"));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write " + file, e);
    }
  }

  private static FileAttribute<?>[] permissions(String text) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
