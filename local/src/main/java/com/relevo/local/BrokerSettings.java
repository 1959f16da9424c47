package com.relevo.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The node's configuration: one replica of everything, and little memory. What is not named here is
 * Kafka's default.
 */
final class BrokerSettings {
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String LISTENER = "PLAINTEXT";

  private BrokerSettings() {}

  static Map<String, String> of(Path directory, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    node(settings, directory, port, controllerPort);
    oneReplica(settings);
    small(settings);
    return settings;
  }

  private static void node(
      Map<String, String> settings, Path directory, int port, int controllerPort) {
    String controller = Ports.LOOPBACK + ":" + controllerPort;
    settings.put("node.id", "1");
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", directory.toString());
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put(
        "listeners",
        LISTENER
            + "://"
            + Ports.LOOPBACK
            + ":"
            + port
            + ","
            + CONTROLLER_LISTENER
            + "://"
            + controller);
    settings.put("advertised.listeners", LISTENER + "://" + Ports.LOOPBACK + ":" + port);
    settings.put(
        "listener.security.protocol.map",
        LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("inter.broker.listener.name", LISTENER);
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After kill -9 the controller waits this long for the dead broker before it lets the new one
    // in.
    settings.put("broker.session.timeout.ms", "6000");
    // What a killed instance left open blocks its partitions until it timed out and this looked.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  private static void oneReplica(Map<String, String> settings) {
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "8");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "8");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void small(Map<String, String> settings) {
    // The default of 128 MiB is taken from the heap at the start and does not fit a small one.
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("background.threads", "2");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
  }
}
