package com.relevo.benchmarks.contender;

import com.relevo.local.Ports;
import java.nio.file.Path;
import java.time.Duration;

/** The embedded Kafka node of module {@code local} in a JVM of its own. */
public final class Broker {
  public static final int HEAP_MEGABYTES = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Broker() {}

  /** Returns its bootstrap servers when it takes requests. */
  public static String start(Processes processes, Path directory) throws InterruptedException {
    return servers(start(processes, "broker", directory, Ports.free()));
  }

  /** Returns at once; with directory and port of one before it, it goes on where that ended. */
  public static JavaProcess start(Processes processes, String name, Path directory, int port) {
    return processes.start(
        name,
        HEAP_MEGABYTES,
        "-Dlogback.configurationFile=relevo-broker-logback.xml",
        "-cp",
        System.getProperty("java.class.path"),
        "com.relevo.local.BrokerProcess",
        directory.toString(),
        Integer.toString(port));
  }

  /** Its bootstrap servers, when it takes requests. */
  public static String servers(JavaProcess broker) throws InterruptedException {
    return broker.awaitReady(PATIENCE).substring("ready ".length());
  }
}
