package com.relevo.testsupport;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.springframework.util.FileSystemUtils;

/**
 * A stream without a broker, its time moved by hand. What it wrote is kept until it is drained: in
 * the order of the inputs and ticks that led to it, and for one of these by topic.
 */
public final class TopologyFixture implements AutoCloseable {
  private static final String APPLICATION = "topology-fixture";
  private static final String DEAD_LETTERS = ".dlt";

  private final Path state;
  private final TopologyTestDriver driver;
  private final LeadKeys keys;
  private final EventDecoder decoder;
  private final List<Written> written = new ArrayList<>();
  private Instant now;

  /** A record the stream wrote. */
  public record Written(
      String topic, String key, Map<String, String> headers, byte[] value, Instant timestamp) {
    public String text() {
      return new String(value, StandardCharsets.UTF_8);
    }
  }

  /** A topology whose leads have the keys of {@link Keyring#OF_ALL}. */
  public TopologyFixture(Consumer<StreamsBuilder> topology, Instant now) {
    this(topology, now, Keyring.OF_ALL);
  }

  /** {@code keys} are those that events are piped and drained with. */
  public TopologyFixture(Consumer<StreamsBuilder> topology, Instant now, LeadKeys keys) {
    this.now = now;
    this.keys = keys;
    this.decoder = new EventDecoder(keys, _ -> true);
    this.state = stateFolder();
    StreamsBuilder builder = new StreamsBuilder();
    topology.accept(builder);
    this.driver = new TopologyTestDriver(builder.build(), config(state), now);
    collect();
  }

  /**
   * In memory where the machine has such a folder: the driver commits after every record, and each
   * commit waits for the disk several times.
   */
  private static Path stateFolder() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "relevo-topology")
          : Files.createTempDirectory("relevo-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties config(Path state) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    return config;
  }

  /** The wall clock that processors see. */
  public Instant now() {
    return now;
  }

  /** The event on its own topic, timestamped when it was recorded; the wall clock stays. */
  public void pipe(Event event) {
    pipe(event, keys);
  }

  /** What is left of the event where its lead was erased. */
  public void pipeErased(Event event) {
    pipe(event, LeadKeys.NONE);
  }

  private void pipe(Event event, LeadKeys sealedWith) {
    pipeRaw(
        event.type().topic().topicName(),
        event.leadId().value(),
        CloudEvents.headers(event, "/relevo/test"),
        EventJson.write(event, sealedWith),
        event.meta().recordedAt());
  }

  public void pipeRaw(String topic, String key, Map<String, String> headers, byte[] value) {
    pipeRaw(topic, key, headers, value, now);
  }

  public void pipeRaw(
      String topic, String key, Map<String, String> headers, byte[] value, Instant timestamp) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, all, timestamp));
    collect();
  }

  /** Moves the wall clock; what is scheduled on it runs. */
  public void advance(Duration duration) {
    now = now.plus(duration);
    driver.advanceWallClockTime(duration);
    collect();
  }

  public void advanceTo(Instant instant) {
    advance(Duration.between(now, instant));
  }

  /** All events written since the last call; fails on one that is not of the catalogue. */
  public List<Event> drain() {
    return take(each ->
            each.headers().containsKey(CloudEvents.TYPE) && !each.topic().endsWith(DEAD_LETTERS))
        .stream()
        .map(this::event)
        .toList();
  }

  /** All dead letters written since the last call, of any topic. */
  public List<Written> drainDeadLetters() {
    return take(each -> each.topic().endsWith(DEAD_LETTERS));
  }

  /** Everything written to {@code topic} since it was drained last, as it is. */
  public List<Written> drain(String topic) {
    return take(each -> each.topic().equals(topic));
  }

  /** For what the fixture does not offer, such as a look into a store. */
  public TopologyTestDriver driver() {
    return driver;
  }

  private List<Written> take(Predicate<Written> wanted) {
    List<Written> taken = new ArrayList<>();
    for (Iterator<Written> all = written.iterator(); all.hasNext(); ) {
      Written next = all.next();
      if (wanted.test(next)) {
        taken.add(next);
        all.remove();
      }
    }
    return taken;
  }

  private Event event(Written record) {
    RecordHeaders headers = new RecordHeaders();
    record
        .headers()
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    if (decoder.decode(record.topic(), headers, record.value()).evenErased()
        instanceof Inbound.Readable<Event>(Event event)) {
      return event;
    }
    throw new AssertionError(
        "Expected an event of the catalogue on " + record.topic() + ", but found " + record.text());
  }

  private void collect() {
    for (String topic : new TreeSet<>(driver.producedTopicNames())) {
      if (topic.startsWith(APPLICATION)) {
        continue; // a changelog or a repartition topic
      }
      driver
          .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList()
          .forEach(each -> hold(written(topic, each)));
    }
  }

  private void hold(Written record) {
    if (record.topic().equals(Topic.LEAD_KEYS.topicName()) && keys instanceof Keyring ring) {
      ring.heard(new LeadId(record.key()), record.value());
    }
    written.add(record);
  }

  private static Written written(String topic, TestRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new Written(
        topic,
        record.key(),
        Map.copyOf(headers),
        record.value() == null ? new byte[0] : record.value(),
        record.getRecordTime());
  }

  @Override
  public void close() {
    driver.close();
    try {
      FileSystemUtils.deleteRecursively(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
