package com.relevo.kit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.kit.stream.TimerIndex.Entry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerIndexTest {
  @TempDir private Path folder;
  private KeyValueStore<Bytes, byte[]> store;
  private TimerIndex timers;

  @BeforeEach
  void open() {
    store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("timers"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    var context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
    store.init(context.getStateStoreContext(), store);
    timers = new TimerIndex(store);
  }

  @AfterEach
  void close() {
    if (store.isOpen()) {
      store.close();
    }
  }

  @Test
  void findsWhatIsDueInOrderAndNothingElse() {
    schedule("b", 20);
    schedule("a", 10);
    schedule("far", 1_000_000);

    assertThat(fire(9, 10)).isEmpty();
    assertThat(fire(20, 10)).containsExactly("a", "b");
    assertThat(fire(20, 10)).isEmpty();
  }

  @Test
  void anEntryIsNeverFoundBeforeItsNanosecond() {
    timers.move("a", Optional.empty(), Optional.of(at(10).plusNanos(1)));

    assertThat(fire(10, 10)).isEmpty();
    assertThat(fire(11, 10)).containsExactly("a");
  }

  @Test
  void aBoundedTickLeavesTheRestToTheNext() {
    for (int i = 0; i < 5; i++) {
      schedule("lead-" + i, i);
    }

    assertThat(fire(100, 2)).containsExactly("lead-0", "lead-1");
    assertThat(fire(100, 2)).containsExactly("lead-2", "lead-3");
    assertThat(fire(100, 2)).containsExactly("lead-4");
  }

  @Test
  void whatIsScheduledForThePastAfterAScanIsFound() {
    schedule("later", 50);
    assertThat(fire(40, 10)).isEmpty();

    schedule("past", 10);

    assertThat(fire(40, 10)).containsExactly("past");
    assertThat(fire(50, 10)).containsExactly("later");
  }

  @Test
  void theCancelledOneDoesNotFireEvenWhenItIsTheFirst() {
    schedule("first", 50);
    schedule("second", 60);
    assertThat(fire(40, 10)).isEmpty();

    timers.move("first", Optional.of(at(50)), Optional.empty());

    assertThat(fire(59, 10)).isEmpty();
    assertThat(fire(60, 10)).containsExactly("second");
  }

  @Test
  void aNewIndexOverAnOldStoreFindsWhatIsThere() {
    schedule("a", 10);
    fire(5, 10);

    timers = new TimerIndex(store);

    assertThat(fire(10, 10)).containsExactly("a");
  }

  @Test
  void aTickBeforeTheNextEntryDoesNotTouchTheStore() {
    schedule("far", 1000);
    fire(1, 10);
    store.close(); // whatever asks it now fails

    assertThat(timers.due(at(999), 10)).isEmpty();
  }

  @Test
  void randomSchedulesMovesAndCancelsFireAsASortedSetSays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> fired = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    TreeSet<Long> model = new TreeSet<>(); // time * 100 + lead
    for (long now = 0; now < 2000; now++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        change(model, now, random);
      }
      int limit = 1 + random.nextInt(4);
      fired.addAll(fire(now, limit));
      for (int i = 0; i < limit && !model.isEmpty() && model.first() / 100 <= now; i++) {
        expected.add("lead-" + model.pollFirst() % 100);
      }
    }
    assertThat(fired).as("seed " + seed).isEqualTo(expected).hasSizeGreaterThan(500);
  }

  private void change(TreeSet<Long> model, long now, Random random) {
    long lead = 10 + random.nextInt(60);
    Optional<Long> before = model.stream().filter(each -> each % 100 == lead).findFirst();
    before.ifPresent(model::remove);
    Optional<Instant> after = Optional.empty();
    if (random.nextInt(4) > 0) {
      long due = Math.max(0, now - 3 + random.nextInt(40));
      model.add(due * 100 + lead);
      after = Optional.of(at(due));
    }
    timers.move("lead-" + lead, before.map(each -> at(each / 100)), after);
  }

  private void schedule(String lead, long millis) {
    timers.move(lead, Optional.empty(), Optional.of(at(millis)));
  }

  private List<String> fire(long horizon, int limit) {
    List<Entry> due = timers.due(at(horizon), limit);
    due.forEach(timers::remove);
    try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
      assertThat(due.size() == limit || !left.hasNext() || horizon < first(left)).isTrue();
    }
    return due.stream().map(Entry::lead).toList();
  }

  private static long first(KeyValueIterator<Bytes, byte[]> entries) {
    return ByteBuffer.wrap(entries.peekNextKey().get()).getLong() ^ Long.MIN_VALUE;
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
