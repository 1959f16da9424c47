package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file in which the built-in issuer leaves its accounts' passwords: a name and one a line. */
record Passwords(Path file) {

  /** By name, in the file's order; empty where there is no file. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          int space = line.indexOf(' ');
          if (space > 0) {
            all.put(line.substring(0, space), line.substring(space + 1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
    return all;
  }

  /** Throws {@link CannotRun} that names who has one. */
  String of(String account) {
    Map<String, String> all = all();
    String password = all.get(account);
    if (password == null) {
      throw new CannotRun(
          CannotRun.USAGE,
          all.isEmpty()
              ? "There are no passwords in "
                  + file
                  + ": ./relevo up makes accounts; with an issuer of your own set RELEVO_TOKEN."
              : "There is no account "
                  + account
                  + "; there are "
                  + String.join(", ", all.keySet())
                  + ".");
    }
    return password;
  }
}
