package com.relevo.local.deadletters;

import com.relevo.local.CannotRun;
import com.relevo.local.Installation;
import com.relevo.local.Repository;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which brokers, and how to speak to them; without a word those of this machine. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Brokers {
  @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT")
  private @Nullable String servers;

  @Option(names = "--command-config", paramLabel = "FILE")
  private @Nullable Path settings;

  /** For any Kafka client. Throws {@link CannotRun} where the file cannot be read. */
  Properties settings() {
    Properties all = new Properties();
    if (settings != null) {
      try (Reader file = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
        all.load(file);
      } catch (IOException e) {
        throw new CannotRun(
            CannotRun.USAGE, "Cannot read " + settings + ": " + e.getMessage() + ".");
      }
    }
    all.put("bootstrap.servers", servers());
    all.put("request.timeout.ms", "10000");
    all.put("default.api.timeout.ms", "15000");
    return all;
  }

  String servers() {
    if (servers != null) {
      return servers;
    }
    String environment = System.getenv("RELEVO_KAFKA");
    return environment == null || environment.isBlank()
        ? Installation.running(Repository.home()).bootstrapServers()
        : environment;
  }
}
