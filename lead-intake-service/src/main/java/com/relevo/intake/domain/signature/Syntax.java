package com.relevo.intake.domain.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a signature header is written: what of it is the signature, and whether the time stands in it
 * too.
 */
public sealed interface Syntax {
  Parts read(String header);

  /** The signatures in a header, still encoded, and the time where it stands beside them. */
  record Parts(List<String> signatures, @Nullable String timestamp) {}

  /** One signature after a fixed prefix: {@code sha256=...}. */
  record Prefixed(String prefix) implements Syntax {
    @Override
    public Parts read(String header) {
      return new Parts(
          header.startsWith(prefix) ? List.of(header.substring(prefix.length())) : List.of(), null);
    }
  }

  /**
   * {@code t=<time>,v1=<signature>,v1=...}; other names are passed over, a doubled time is none.
   */
  record Pairs() implements Syntax {
    @Override
    public Parts read(String header) {
      List<String> times = named(header, "t=");
      return new Parts(named(header, "v1="), times.size() == 1 ? times.getFirst() : null);
    }

    private static List<String> named(String header, String name) {
      return Stream.of(header.split(","))
          .map(String::strip)
          .filter(part -> part.startsWith(name))
          .map(part -> part.substring(name.length()))
          .toList();
    }
  }

  /**
   * {@code v1,<signature> v1,<signature>}: a list while a secret is rotated; other versions are
   * passed over.
   */
  record Versioned() implements Syntax {
    private static final String VERSION = "v1,";

    @Override
    public Parts read(String header) {
      List<String> signatures = new ArrayList<>();
      for (String part : header.split(" ")) {
        if (part.startsWith(VERSION)) {
          signatures.add(part.substring(VERSION.length()));
        }
      }
      return new Parts(signatures, null);
    }
  }
}
