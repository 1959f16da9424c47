package com.relevo.benchmarks.relevo;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** {@code benchmark-agreement.yaml}: every lead qualifies at once, and somebody is always free. */
public final class BenchmarkAgreement {
  private static final String RESOURCE = "/benchmark-agreement.yaml";
  private static final String ACCEPT_WITHIN = "kind: time-to-accept, budget: 8h";

  private BenchmarkAgreement() {}

  /** As many leads as all reps together can have open: a run must send fewer. */
  public static int capacity() {
    Agreement agreement = AgreementReader.read(RESOURCE, text());
    return agreement.teams().stream()
        .flatMap(team -> team.reps().stream())
        .mapToInt(Agreement.Rep::capacity)
        .sum();
  }

  public static Path copyTo(Path directory) {
    return write(directory, text());
  }

  /** In which a lead that nobody accepts, as none is here, breaches after so many seconds. */
  static Path copyTo(Path directory, int acceptWithin) {
    return write(directory, text(acceptWithin));
  }

  static String text(int acceptWithin) {
    return text().replace(ACCEPT_WITHIN, "kind: time-to-accept, budget: " + acceptWithin + "s");
  }

  private static Path write(Path directory, String text) {
    try {
      return Files.writeString(directory.resolve("agreement.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text() {
    try (InputStream yaml =
        Objects.requireNonNull(BenchmarkAgreement.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
