package com.relevo.local;

import java.nio.file.Path;

/**
 * Main class of a JVM that runs nothing but the broker: {@code BrokerProcess <data directory>
 * <port>}.
 */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) {
    EmbeddedKafka kafka = new EmbeddedKafka(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    try {
      kafka.start();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    ExitRequests.obey();
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "broker-shutdown"));
    System.out.println("ready " + kafka.bootstrapServers());
    kafka.await();
  }
}
