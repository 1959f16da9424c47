package com.relevo.handoff.stream;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Snoozes;
import com.relevo.handoff.domain.lead.Staff;
import com.relevo.handoff.domain.work.WorkItem;
import com.relevo.kit.stream.TimerIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What happens to leads of this partition without anybody asking: those that rest are woken, and
 * those of a rep who is there no more move, what is due first before the others.
 */
final class LeadTimers {
  private static final String STORE = "handoff-wakeups";
  private static final Duration TICK = Duration.ofSeconds(1);

  /** Of one tick, so that commands need not wait for long. */
  private static final int MOST = 1_000;

  private final TimerIndex wakeups;
  private final WorkBook work;
  private final StaffSource staffs;
  private final BiConsumer<String, Instant> wake;
  private final Departure depart;
  private @Nullable Staff seen;

  /** Takes a lead from a rep who left. */
  interface Departure {
    void accept(String lead, RepId gone, Instant now);
  }

  LeadTimers(
      ProcessorContext<String, ?> context,
      WorkBook work,
      StaffSource staffs,
      BiConsumer<String, Instant> wake,
      Departure depart) {
    this.wakeups = new TimerIndex(context.getStateStore(STORE));
    this.work = work;
    this.staffs = staffs;
    this.wake = wake;
    this.depart = depart;
    context.schedule(
        TICK, PunctuationType.WALL_CLOCK_TIME, time -> tick(Instant.ofEpochMilli(time)));
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray());
  }

  /** Keeps the wake-ups in step with a lead's state. */
  void follow(HandoffState before, HandoffState next) {
    wakeups.move(next.lead().value(), Snoozes.until(before), Snoozes.until(next));
  }

  private void tick(Instant now) {
    for (TimerIndex.Entry due : wakeups.due(now, MOST)) {
      wake.accept(due.lead(), now);
    }
    Staff staff = staffs.at(now);
    if (staff != seen) {
      seen = staff;
      work.reps().stream()
          .filter(rep -> staff.find(rep).filter(Staff.Member::active).isEmpty())
          .forEach(gone -> departed(gone, now));
    }
  }

  private void departed(RepId gone, Instant now) {
    for (WorkItem item : work.of(gone)) {
      depart.accept(item.leadId().value(), gone, now);
    }
  }
}
