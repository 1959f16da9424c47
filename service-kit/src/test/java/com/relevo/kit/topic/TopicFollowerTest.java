package com.relevo.kit.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.events.Topic;
import com.relevo.kit.config.BrokerUnavailableException;
import com.relevo.kit.topic.TopicFollower.From;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicFollowerTest {
  private static final String TOPIC = Topic.AGREEMENTS.topicName();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final Queue<Consumer<String, byte[]>> consumers = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private TopicFollower follower = follower(From.BEGINNING);

  private TopicFollower follower(From from) {
    return new TopicFollower(
        "follower",
        Topic.AGREEMENTS,
        from,
        "broker:9092",
        consumers::remove,
        Duration.ofMillis(200)) {
      @Override
      protected void heard(ConsumerRecord<String, byte[]> record, boolean live) {
        heard.add(record.key() + (live ? " live" : ""));
      }
    };
  }

  @AfterEach
  void stop() {
    follower.stop();
  }

  @Test
  void hasReadWhatIsThereWhenItIsStartedAndHearsWhatComes() throws InterruptedException {
    MockConsumer<String, byte[]> consumer = consumer(2);
    consumer.schedulePollTask(() -> add(consumer, "a", 0));
    consumer.schedulePollTask(() -> add(consumer, "b", 1));
    follower.start();
    List<String> atTheStart = new ArrayList<>();
    heard.drainTo(atTheStart);
    assertThat(atTheStart).containsExactly("a", "b");

    consumer.schedulePollTask(() -> add(consumer, "c", 2));
    assertThat(next()).isEqualTo("c live");
  }

  @Test
  void goesOnFromWhereItWasAfterTheBrokerFailed() throws InterruptedException {
    MockConsumer<String, byte[]> failing = consumer(1);
    failing.schedulePollTask(() -> add(failing, "a", 0));
    MockConsumer<String, byte[]> another = consumer(3);
    another.schedulePollTask(() -> {
      add(another, "a", 0);
      add(another, "b", 1);
    });
    follower.start();
    assertThat(next()).isEqualTo("a");
    failing.schedulePollTask(() -> failing.setPollException(new KafkaException("away")));

    assertThat(next()).isEqualTo("b live");
    assertThat(failing.closed()).isTrue();
  }

  @Test
  void fromTheEndHearsOnlyWhatIsWrittenAfterItsStart() throws InterruptedException {
    follower = follower(From.END);
    MockConsumer<String, byte[]> consumer = consumer(5);
    follower.start();
    consumer.schedulePollTask(() -> {
      add(consumer, "before", 4);
      add(consumer, "after", 5);
    });
    assertThat(next()).isEqualTo("after live");
  }

  @Test
  void mayBeStartedAgain() throws InterruptedException {
    consumer(0);
    follower.start();
    follower.stop();
    assertThat(follower.isRunning()).isFalse();
    MockConsumer<String, byte[]> consumer = consumer(1);
    consumer.schedulePollTask(() -> add(consumer, "a", 0));
    follower.start();
    assertThat(next()).isEqualTo("a");
  }

  @Test
  void doesNotStartBeforeTheTopicIsRead() {
    consumer(1); // of which nothing comes
    assertThatThrownBy(follower::start)
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("broker:9092")
        .hasRootCauseMessage("Expected to read all of " + TOPIC + ", but it is not over");
    assertThat(follower.isRunning()).isFalse();
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(30, TimeUnit.SECONDS));
  }

  /** The next one that the follower opens, of a topic of one partition that ends at {@code end}. */
  private MockConsumer<String, byte[]> consumer(long end) {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    consumers.add(consumer);
    return consumer;
  }

  private static void add(MockConsumer<String, byte[]> consumer, String key, long offset) {
    consumer.addRecord(
        new ConsumerRecord<>(TOPIC, 0, offset, key, "{}".getBytes(StandardCharsets.UTF_8)));
  }
}
