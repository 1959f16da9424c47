package com.relevo.benchmarks.commands;

import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.CommittedRecords;
import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.benchmarks.load.SampleKeys;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.benchmarks.relevo.Launch;
import com.relevo.events.CloudEvents;
import com.relevo.events.EventIds;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKeys;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Instances of handoff-service, the leads they gave to reps, and what came of commands. */
final class CommandsRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String bootstrap;
  private final InstantSource clock;
  private final List<Integer> ports;
  private final Deque<LeadAssigned> given = new ArrayDeque<>();
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private CommandsRun(String bootstrap, List<Integer> ports, InstantSource clock) {
    this.bootstrap = bootstrap;
    this.clock = clock;
    this.ports = ports;
  }

  static CommandsRun start(Path root, Site site, int instances, InstantSource clock)
      throws InterruptedException {
    Path agreement = BenchmarkAgreement.copyTo(site.directory());
    Launch launch = Launch.of(site, root, Service.HANDOFF, agreement);
    List<Instance> all = IntStream.range(0, instances).mapToObj(launch::start).toList();
    Instance.awaitReady(all);
    return new CommandsRun(
        site.bootstrapServers(), all.stream().map(Instance::port).toList(), clock);
  }

  /** Returns when all have a rep. */
  void handOver(int leads) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 20),
            new StringSerializer(),
            new ByteArraySerializer())) {
      LeadKeys keys = new SampleKeys();
      for (int i = 0; i < leads; i++) {
        LeadId lead = new LeadId("lead-" + i);
        byte[] key = keys.of(lead).orElseThrow().write();
        producer.send(new ProducerRecord<>(Topic.LEAD_KEYS.topicName(), lead.value(), key));
      }
      producer.flush(); // a key is there before what is sealed with it
      for (int i = 0; i < leads; i++) {
        QualificationChanged event = qualified("lead-" + i, clock.instant());
        ProducerRecord<String, byte[]> record =
            new ProducerRecord<>(
                Topic.QUALIFICATIONS.topicName(),
                event.leadId().value(),
                EventJson.write(event, keys));
        CloudEvents.headers(event, "/relevo/benchmarks")
            .forEach((name, value) ->
                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
      }
    }
    readGiven(leads);
  }

  private static QualificationChanged qualified(String lead, Instant now) {
    Meta meta =
        new Meta(
            EventIds.of(lead), new LeadId(lead), 1, now, now, null, List.of(), Mode.LIVE, null);
    String[] countries = {"DE", "FR", "GB", "ES", "US", "CA"};
    String country = countries[Math.floorMod(lead.hashCode(), countries.length)];
    LeadFacts facts =
        new LeadFacts("bench", true, true, "CTO", null, null, country, null, 120, "en", Map.of());
    return new QualificationChanged(meta, Stage.PROFILED, Stage.MQL, new Score(40, 30), facts);
  }

  private void readGiven(int leads) {
    if (!CommittedRecords.read(
        bootstrap,
        Topic.HANDOFFS.topicName(),
        PATIENCE,
        () -> given.size() >= leads,
        this::readGiven)) {
      throw new LoadFailedException(
          "Expected %d leads to have a rep, but %d have".formatted(leads, given.size()));
    }
  }

  private void readGiven(ConsumerRecord<String, byte[]> record) {
    byte[] type = record.headers().lastHeader(CloudEvents.TYPE).value();
    if (new String(type, StandardCharsets.UTF_8).equals("lead.assigned.v1")) {
      given.add(EventJson.mapper().readValue(record.value(), LeadAssigned.class));
    }
  }

  /** Nanoseconds from when each was due to its answer. */
  long[] accept(int rate, int commands) {
    long[] took = new long[commands];
    answers.clear();
    long start = System.nanoTime();
    try (ExecutorService reps = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < commands; i++) {
        int number = i;
        long due = start + i * 1_000_000_000L / rate;
        LeadAssigned lead = given.remove();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        reps.execute(() -> {
          answers.merge(accept(lead, ports.get(number % ports.size())), 1, Integer::sum);
          took[number] = System.nanoTime() - due;
        });
      }
    }
    return took;
  }

  private int accept(LeadAssigned lead, int port) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/handoffs/" + lead.leadId() + "/accept"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", lead.meta().eventId())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"rep\":\"" + lead.assignment().rep() + "\"}"))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** How many of each status since they were asked last; 0 stands for no answer. */
  Map<Integer, Integer> answers() {
    return new TreeMap<>(answers);
  }

  boolean allAccepted() {
    return answers.keySet().stream().allMatch(status -> status == 200);
  }

  @Override
  public void close() {
    http.close();
  }
}
