package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * One build of a service, unpacked, beside the cache of what a JVM had loaded, linked and profiled
 * after a start of it (the JDK's AOT cache): the next start takes half the processor time. Used
 * where it is whole; a JVM that cannot use the cache says so in its log and starts without.
 */
public record QuickStart(Path jar, Path directory) {

  /** Of {@code jar} as it is now, for the JVM that runs here; kept under {@code all}. */
  static QuickStart of(Path jar, Path all, Service service) {
    return new QuickStart(
        jar, all.resolve(service.module()).resolve(Runtime.version() + "-" + fingerprint(jar)));
  }

  /** Of the names and sums of what is in it: its time says nothing, as builds are reproducible. */
  private static String fingerprint(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      CRC32 sum = new CRC32();
      sum.update(
          zip.stream()
              .map(entry -> entry.getName() + entry.getCrc())
              .collect(Collectors.joining())
              .getBytes(StandardCharsets.UTF_8));
      return Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + jar, e);
    }
  }

  /** The cache comes into its place last. */
  Path cache() {
    return directory.resolve("service.aot");
  }

  Path unpacked() {
    return directory.resolve("service.jar");
  }

  boolean isMade() {
    return Files.exists(cache());
  }

  /** What to run, as options of {@code java}. */
  public List<String> launch() {
    return isMade()
        ? List.of("-XX:AOTCache=" + cache(), "-jar", unpacked().toString())
        : List.of("-jar", jar.toString());
  }
}
