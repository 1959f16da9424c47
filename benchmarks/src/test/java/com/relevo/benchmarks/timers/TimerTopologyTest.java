package com.relevo.benchmarks.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured must do what timers are for. */
class TimerTopologyTest {
  private static final Instant START = Instant.ofEpochMilli(1_000_000);

  @TempDir private Path folder;
  private final Ticks ticks = new Ticks();
  private TopologyTestDriver driver;
  private TestInputTopic<String, Long> commands;
  private TestOutputTopic<String, Long> fired;

  @BeforeEach
  void open() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(TimerTopology.of(Duration.ofMillis(20), 2, ticks), settings, START);
    commands =
        driver.createInputTopic(
            TimerTopology.COMMANDS, new StringSerializer(), new LongSerializer());
    fired =
        driver.createOutputTopic(
            TimerTopology.FIRED, new StringDeserializer(), new LongDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aTimerFiresOnceWhenItIsDue() {
    schedule("a", 100);
    pass(80);
    assertThat(fired.isEmpty()).isTrue();

    pass(20);
    pass(1_000);

    assertThat(fired.readKeyValuesToList()).extracting(each -> each.key).containsExactly("a");
  }

  @Test
  void theCancelledAndTheMovedDoNotFireAtTheirOldTime() {
    schedule("cancelled", 100);
    schedule("moved", 100);
    commands.pipeInput("cancelled", null);
    schedule("moved", 500);
    pass(400);
    assertThat(fired.isEmpty()).isTrue();

    pass(100);

    assertThat(fired.readValue()).isEqualTo(START.toEpochMilli() + 500);
    assertThat(fired.isEmpty()).isTrue();
  }

  @Test
  void aTickIsBoundedAndSaysWhatItCost() {
    for (String each : new String[] {"a", "b", "c"}) {
      schedule(each, 10);
    }

    pass(20);
    assertThat(fired.readKeyValuesToList()).hasSize(2);
    pass(20);
    assertThat(fired.readKeyValuesToList()).hasSize(1);
    assertThat(ticks.take()).matches("NaN NaN \\d+\\.\\d");
  }

  private void schedule(String key, long afterMillis) {
    commands.pipeInput(key, START.toEpochMilli() + afterMillis);
  }

  private void pass(long millis) {
    driver.advanceWallClockTime(Duration.ofMillis(millis));
  }
}
