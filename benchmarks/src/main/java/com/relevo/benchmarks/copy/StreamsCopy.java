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

/** The peer, with one process for each entry of {@code hopsByProcess}, of that many hops. */
public record StreamsCopy(String name, List<Integer> hopsByProcess, InstantSource clock)
    implements Contender {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  public StreamsCopy {
    hopsByProcess = List.copyOf(hopsByProcess);
  }

  /** Intake, scoring and handoff, were each a single hop. */
  public static StreamsCopy ofThreeHops(InstantSource clock) {
    return new StreamsCopy("three-hop copy", List.of(1, 1, 1), clock);
  }

  /**
   * The topic hops that a lead really takes to its assignment: two in intake (submissions, by
   * identity), one in scoring, three in handoff (lead, desk, lead again).
   */
  public static StreamsCopy ofOurHops(InstantSource clock) {
    return new StreamsCopy("six-hop copy", List.of(2, 1, 3), clock);
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    int hops = hopsByProcess.stream().mapToInt(Integer::intValue).sum();
    createTopics(site, hops + 1);
    List<JavaProcess> processes = new ArrayList<>();
    int first = 0;
    for (int count : hopsByProcess) {
      processes.add(startProcess(site, first, count));
      first += count;
    }
    for (JavaProcess process : processes) {
      process.awaitReady(PATIENCE);
    }
    return new Running(
        new CopySender(site.bootstrapServers(), topic(0), clock), new CopyEnds(topic(hops)));
  }

  private static JavaProcess startProcess(Site site, int first, int count) {
    String name = "copy-" + first;
    Stream<String> hops =
        IntStream.range(first, first + count)
            .mapToObj(hop -> new Hop(topic(hop), topic(hop + 1)).toString());
    List<String> settings =
        List.of(
            "-Dlogback.configurationFile=relevo-broker-logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            CopyProcess.class.getName(),
            site.bootstrapServers(),
            name,
            site.directory().resolve(name).toString(),
            Integer.toString(site.commitMillis()));
    return site.startJvm(name, Stream.concat(settings.stream(), hops).toArray(String[]::new));
  }

  private static void createTopics(Site site, int count) throws InterruptedException {
    List<NewTopic> topics =
        IntStream.range(0, count)
            .mapToObj(i -> new NewTopic(topic(i), site.partitions(), (short) 1))
            .toList();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, site.bootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to create topics, but " + e.getCause(), e);
    }
  }

  private static String topic(int position) {
    return "copy." + position;
  }
}
