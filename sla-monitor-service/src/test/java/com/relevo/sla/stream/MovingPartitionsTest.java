package com.relevo.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.sla.stream.PartitionTask.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random lives of leads in three partitions that move between two instances, politely and by
 * SIGKILL: whoever gets a partition has its state from the changelog alone, and after a kill does
 * again what was not committed. What is said is, to the letter, what one instance says that is left
 * alone.
 */
class MovingPartitionsTest {
  private static final int HISTORIES = Integer.getInteger("relevo.sla.moves", 10);
  private static final int PARTITIONS = 3;
  private static final int LEADS = 12;
  private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(18));
  private static final Duration TICK = Duration.ofHours(2);

  private int moves;
  private int kills;
  private int doneAgain;

  @Test
  void changesNothingOfWhatIsSaid() {
    Map<EventType, Integer> seen = new EnumMap<>(EventType.class);
    for (long seed = 1; seed <= HISTORIES; seed++) {
      List<Step> steps = steps(new RandomLives(new Random(seed), START).of(LEADS));
      Map<Integer, List<Event>> stayed = stayed(steps);

      assertThat(moved(steps, new Random(seed))).as("seed %d", seed).isEqualTo(stayed);
      stayed.values().stream()
          .flatMap(List::stream)
          .forEach(event -> seen.merge(event.type(), 1, Integer::sum));
    }
    assertThat(seen)
        .containsKeys(
            EventType.SLA_STARTED,
            EventType.SLA_PAUSED,
            EventType.SLA_WARNED,
            EventType.SLA_MET,
            EventType.SLA_BREACHED,
            EventType.SLA_MET_LATE,
            EventType.SLA_RESCINDED,
            EventType.SLA_ESCALATED,
            EventType.SLA_CANCELLED);
    assertThat(List.of(moves, kills, doneAgain)).allMatch(count -> count > 5 * HISTORIES);
  }

  /** Whatever is learnt at an instant may be evidence: the watermark stays before it. */
  private static List<Step> steps(List<Event> history) {
    List<Step> steps = new ArrayList<>();
    Instant now = START;
    for (Event event : history) {
      Instant at = event.meta().recordedAt();
      for (; now.isBefore(at); now = now.plus(TICK)) {
        steps.add(new Step.Tick(now, now.minusMillis(1)));
      }
      steps.add(new Step.Read(at, event));
    }
    for (; !now.isAfter(END); now = now.plus(TICK)) {
      steps.add(new Step.Tick(now, now));
    }
    return steps;
  }

  private static Map<Integer, List<Event>> stayed(List<Step> steps) {
    Map<Integer, List<Event>> said = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      PartitionTask task = new PartitionTask(partition, new Holder(), Map.of());
      List<Event> all = new ArrayList<>();
      for (Step step : steps) {
        if (concerns(step, partition)) {
          all.addAll(task.run(step));
        }
      }
      said.put(partition, all);
    }
    return said;
  }

  private static boolean concerns(Step step, int partition) {
    return !(step instanceof Step.Read(_, Event event))
        || Math.floorMod(event.leadId().value().hashCode(), PARTITIONS) == partition;
  }

  private Map<Integer, List<Event>> moved(List<Step> steps, Random random) {
    Map<Integer, List<Event>> said = new HashMap<>();
    List<Holder> instances = List.of(new Holder(), new Holder());
    List<Moving> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new Moving(partition, instances.get(partition % 2)));
    }
    for (int i = 0; i < steps.size(); i++) {
      for (Moving each : partitions) {
        each.run(steps, i);
        switch (random.nextInt(24)) {
          case 0, 1, 2, 3 -> each.commit(i + 1);
          case 4 -> {
            each.commit(i + 1);
            each.move(instances.get(random.nextInt(2)));
            moves++;
          }
          case 5 -> {
            doneAgain += i + 1 - each.position;
            each.killed(instances.get(random.nextInt(2)), steps, i + 1);
            kills++;
          }
          default -> {}
        }
      }
    }
    for (Moving each : partitions) {
      each.commit(steps.size());
      said.put(each.number, each.said);
    }
    return said;
  }

  /** A partition with what is committed of it: its place in the log, its changelogs, its output. */
  private static final class Moving {
    private final int number;
    private final List<Event> said = new ArrayList<>();
    private final List<Event> uncommitted = new ArrayList<>();
    private Map<String, Map<Object, Object>> changelogs = Map.of();
    private int position;
    private PartitionTask task;

    private Moving(int number, Holder holder) {
      this.number = number;
      this.task = new PartitionTask(number, holder, changelogs);
    }

    private void run(List<Step> steps, int index) {
      if (concerns(steps.get(index), number)) {
        uncommitted.addAll(task.run(steps.get(index)));
      }
    }

    private void commit(int next) {
      said.addAll(uncommitted);
      uncommitted.clear();
      changelogs = task.changelogs();
      position = next;
    }

    private void move(Holder to) {
      task.close();
      task = new PartitionTask(number, to, changelogs);
    }

    /** Nobody closes anything, and the transaction is aborted. */
    private void killed(Holder next, List<Step> steps, int until) {
      uncommitted.clear();
      task = new PartitionTask(number, next, changelogs);
      for (int i = position; i < until; i++) {
        run(steps, i);
      }
    }
  }

  /** What all partitions of an instance share. */
  static final class Holder {
    final AgreementArchive archive =
        new AgreementArchive(TimelineSource.of(RandomLives.agreement()));
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final LivePartitions partitions = new LivePartitions(metrics);
  }
}
