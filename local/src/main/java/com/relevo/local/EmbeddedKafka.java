package com.relevo.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka node (KRaft: broker and controller in one) in this JVM, on the loopback interface
 * only. Its data stays in {@code directory}: a later start there, be it after {@code kill -9}, goes
 * on where the last one was. Not thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final String CLUSTER_ID = "cmVsZXZvLWxvY2FsLTAwMQ";

  private final Path directory;
  private final int port;
  private @Nullable KafkaRaftServer server;

  /**
   * {@code port} 0 takes a free one, at once: {@link #bootstrapServers()} is known before the
   * start.
   */
  public EmbeddedKafka(Path directory, int port) {
    this.directory = directory.toAbsolutePath();
    this.port = port == 0 ? Ports.free() : port;
  }

  /**
   * Returns when the broker takes requests. Throws {@link IllegalStateException} when it cannot
   * start.
   */
  public EmbeddedKafka start() {
    if (server != null) {
      throw new IllegalStateException(
          "Expected a broker that is not running, but it was started already");
    }
    if (!Ports.available(port)) {
      throw new IllegalStateException(
          "Expected a broker on " + bootstrapServers() + ", but the port is in use");
    }
    ExitRequests.keepJvmAlive();
    KafkaRaftServer starting = null;
    try {
      Files.createDirectories(directory);
      KafkaConfig config = new KafkaConfig(BrokerSettings.of(directory, port, Ports.free()), false);
      format(config);
      starting = new KafkaRaftServer(config, Time.SYSTEM);
      starting.startup();
      server = starting;
      return this;
    } catch (Exception e) {
      if (starting != null) {
        starting.shutdown();
      }
      throw new IllegalStateException(
          "Expected a broker on "
              + bootstrapServers()
              + " with its data in "
              + directory
              + ", but "
              + e.getMessage(),
          e);
    }
  }

  /** A directory that is formatted already is left as it is. */
  private static void format(KafkaConfig config) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(config.nodeId())
        .setClusterId(CLUSTER_ID)
        .setIgnoreFormatted(true)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(config.metadataLogDir())
        .addDirectory(config.metadataLogDir())
        .run();
  }

  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  /** Blocks until the broker has ended. */
  void await() {
    if (server != null) {
      server.awaitShutdown();
    }
  }

  /** Stops cleanly; the data stays. */
  @Override
  public void close() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }
}
