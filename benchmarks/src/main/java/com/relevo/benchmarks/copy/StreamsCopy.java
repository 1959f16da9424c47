package com.relevo.benchmarks.copy;

import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The peer: three hops, each a process of its own, as intake, scoring and handoff were. */
public record StreamsCopy(String name, int stores, int asides, InstantSource clock)
    implements Contender {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Each hop reads one record, and writes it to a store and on. */
  public static StreamsCopy bare(InstantSource clock) {
    return new StreamsCopy("bare copy", 1, 0, clock);
  }

  /**
   * As many records read and written as Relevo has for a lead on its way to its rep, or a few less:
   * docs/performance.md counts both.
   */
  public static StreamsCopy equal(InstantSource clock) {
    return new StreamsCopy("equal copy", 8, 4, clock);
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    List<Hop> hops =
        IntStream.range(0, Hop.COUNT).mapToObj(i -> new Hop(i, stores, asides)).toList();
    createTopics(site, hops);
    List<JavaProcess> processes = new ArrayList<>();
    for (Hop hop : hops) {
      processes.add(startProcess(site, hop));
    }
    for (JavaProcess process : processes) {
      process.awaitReady(PATIENCE);
    }
    return new Running(
        new CopySender(site.bootstrapServers(), Hop.topic(0), clock),
        new CopyEnds(Hop.topic(Hop.COUNT)));
  }

  private static JavaProcess startProcess(Site site, Hop hop) {
    String name = "copy-" + hop.position();
    return site.startJvm(
        name,
        "-Dlogback.configurationFile=relevo-broker-logback.xml",
        "-cp",
        System.getProperty("java.class.path"),
        CopyProcess.class.getName(),
        site.bootstrapServers(),
        name,
        site.directory().resolve(name).toString(),
        Integer.toString(site.commitMillis()),
        hop.toString());
  }

  private static void createTopics(Site site, List<Hop> hops) throws InterruptedException {
    List<NewTopic> topics =
        Stream.concat(
                IntStream.rangeClosed(0, Hop.COUNT).mapToObj(Hop::topic),
                hops.stream().flatMap(hop -> hop.asideTopics().stream()))
            .map(topic -> new NewTopic(topic, site.partitions(), (short) 1))
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, site.bootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to create topics, but " + e.getCause(), e);
    }
  }
}
