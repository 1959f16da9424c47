package com.relevo.benchmarks.timers;

import com.relevo.kit.stream.TimerIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The timer store of sla-monitor-service as it stands in the kit: its {@link TimerIndex}, on a
 * store by time, beside a store by key that knows when a key is due. There that is the state of the
 * lead, here only the time. A command is a key and its due time, or nothing to cancel it.
 */
final class TimerTopology {
  static final String COMMANDS = "timer-commands";
  static final String FIRED = "timer-fired";
  private static final String DUE = "timer-due";
  private static final String INDEX = "timer-index";
  private static final Serde<String> KEYS = Serdes.String();
  private static final Serde<Long> TIMES = Serdes.Long();

  private TimerTopology() {}

  /** {@code perTick} bounds what one tick fires, as {@code relevo.sla.leads-per-tick} does. */
  static Topology of(Duration tick, int perTick, Ticks ticks) {
    return new Topology()
        .addSource("commands", KEYS.deserializer(), TIMES.deserializer(), COMMANDS)
        .addProcessor("timers", () -> new Timers(tick, perTick, ticks), "commands")
        .addStateStore(
            Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DUE), KEYS, TIMES), "timers")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(INDEX), Serdes.Bytes(), Serdes.ByteArray()),
            "timers")
        .addSink("fired", FIRED, KEYS.serializer(), TIMES.serializer(), "timers");
  }

  private static final class Timers implements Processor<String, Long, String, Long> {
    private final Duration tick;
    private final int perTick;
    private final Ticks ticks;
    private ProcessorContext<String, Long> context;
    private KeyValueStore<String, Long> due;
    private TimerIndex index;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    Timers(Duration tick, int perTick, Ticks ticks) {
      this.tick = tick;
      this.perTick = perTick;
      this.ticks = ticks;
    }

    @Override
    public void init(ProcessorContext<String, Long> context) {
      this.context = context;
      due = context.getStateStore(DUE);
      index = new TimerIndex(context.getStateStore(INDEX));
      context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, _ -> tick());
    }

    @Override
    public void process(Record<String, Long> command) {
      index.move(command.key(), time(due.get(command.key())), time(command.value()));
      due.put(command.key(), command.value());
    }

    private void tick() {
      long before = System.nanoTime();
      long now = context.currentSystemTimeMs();
      List<TimerIndex.Entry> entries = index.due(Instant.ofEpochMilli(now), perTick);
      entries.forEach(entry -> {
        context.forward(new Record<>(entry.lead(), entry.at().toEpochMilli(), now));
        due.delete(entry.lead());
        index.remove(entry);
      });
      ticks.note(System.nanoTime() - before, entries.size());
    }

    private static Optional<Instant> time(@Nullable Long millis) {
      return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
  }
}
