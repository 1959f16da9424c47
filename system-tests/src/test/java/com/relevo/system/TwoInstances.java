package com.relevo.system;

import com.relevo.events.Topic;
import com.relevo.local.EmbeddedKafka;
import com.relevo.local.Service;
import com.relevo.testsupport.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two instances of a service on a broker of their own; one of them is there to be killed. */
record TwoInstances(
    EmbeddedKafka kafka, Records records, ServiceProcess survivor, ServiceProcess victim)
    implements AutoCloseable {
  private static final int PARTITIONS = 3;

  /** Returns at once; {@code topics} are made before, for the services that are not there. */
  static TwoInstances start(Service service, Path folder, List<String> settings, Topic... topics)
      throws IOException {
    EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("broker"), 0).start();
    Records records = new Records(kafka.bootstrapServers());
    records.createTopics(PARTITIONS, topics);
    List<String> all = new ArrayList<>(settings);
    all.add("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    all.add("--relevo.topics.partitions=" + PARTITIONS);
    all.add("--relevo.advertised-host=127.0.0.1");
    return new TwoInstances(
        kafka,
        records,
        instance(service, folder.resolve("survivor"), all),
        instance(service, folder.resolve("victim"), all));
  }

  private static ServiceProcess instance(Service service, Path folder, List<String> settings)
      throws IOException {
    return new ServiceProcess(service, Files.createDirectories(folder), settings).start();
  }

  void awaitReady() {
    survivor.awaitReady();
    victim.awaitReady();
  }

  String servers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() {
    survivor.stopIfRunning();
    victim.stopIfRunning();
    records.close();
    kafka.close();
  }
}
