package com.relevo.intake.domain.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** A dated list of domains beside this class, one a line. */
final class DomainList {
  private DomainList() {}

  static Set<String> read(String name) {
    try (InputStream list = DomainList.class.getResourceAsStream(name)) {
      if (list == null) {
        throw new IllegalStateException("Expected the resource " + name + ", but it is not there");
      }
      return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
