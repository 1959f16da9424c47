package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Remembers a process and its port over the end of whoever started it. The pid alone proves
 * nothing, for the system gives it out again: the process is ours only if {@code marker} is one of
 * its arguments.
 */
record PidFile(Path file, String marker) {

  /** A process of ours that lives. */
  record Alive(ProcessHandle process, int port) {}

  void write(long pid, int port) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, pid + " " + port + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Alive> alive() {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      int port = Integer.parseInt(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(this::ours)
          .map(process -> new Alive(process, port));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      return Optional
          .empty(); // half-written: whoever wrote it was killed before it had the process
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean ours(ProcessHandle process) {
    return process.isAlive()
        && !process.equals(ProcessHandle.current())
        && process
            .info()
            .arguments()
            .map(Arrays::asList)
            .filter(arguments -> arguments.contains(marker))
            .isPresent();
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
