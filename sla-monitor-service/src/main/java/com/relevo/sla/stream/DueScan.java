package com.relevo.sla.stream;

import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.DueClock;
import com.relevo.sla.domain.DuePage;
import com.relevo.sla.domain.DuePage.Wanted;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.domain.SyntheticLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is due next in the partitions held here. Leads come in the order of the timer index, which
 * is no later than that of their clocks, so that the first page needs a look at few of them.
 */
public final class DueScan {
  /** Of one partition and question: some tenths of a second at most. */
  static final int MOST_LEADS = 20_000;

  private final LivePartitions partitions;
  private final GatheredReads reads;
  private final Clockwork clockwork;

  public DueScan(LivePartitions partitions, GatheredReads reads, Clockwork clockwork) {
    this.partitions = partitions;
    this.reads = reads;
    this.clockwork = clockwork;
  }

  /** {@code cut}: partitions of which only the first leads could be looked at. */
  public record Part(List<DueClock> found, List<Integer> partitions, List<Integer> cut) {}

  public Part scan(Wanted wanted, Instant now) {
    DuePage page = new DuePage(wanted);
    List<Integer> read = new ArrayList<>();
    List<Integer> cut = new ArrayList<>();
    for (int partition : partitions.partitions()) {
      try {
        Optional<Boolean> whole = local(partition, page, now);
        whole.ifPresent(_ -> read.add(partition));
        whole.filter(all -> !all).ifPresent(_ -> cut.add(partition));
      } catch (InvalidStateStoreException _) {
        // it moved meanwhile: whoever asked sees that it is missing
      }
    }
    return new Part(page.found(), read, cut);
  }

  /** As {@link #scan}; empty where the partition is not here any more. */
  private Optional<Boolean> local(int partition, DuePage page, Instant now) {
    Optional<TimerIndex> index = partitions.timers(partition);
    Optional<ReadOnlyKeyValueStore<Bytes, byte[]>> timers =
        reads.local(SlaBinding.TIMERS, partition);
    Optional<ReadOnlyKeyValueStore<String, LeadClocks>> leads =
        reads.local(SlaBinding.LEADS, partition);
    if (index.isEmpty() || timers.isEmpty() || leads.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(scan(index.get(), timers.get(), leads.get(), page, now));
  }

  /** Whether all that matters was looked at. */
  boolean scan(
      TimerIndex index,
      ReadOnlyKeyValueStore<Bytes, byte[]> timers,
      ReadOnlyKeyValueStore<String, LeadClocks> leads,
      DuePage page,
      Instant now) {
    Look look = new Look(leads, page, now);
    index.visit(timers, look::more);
    return look.whole;
  }

  private final class Look {
    private final ReadOnlyKeyValueStore<String, LeadClocks> leads;
    private final DuePage page;
    private final Instant now;
    private int looked;
    private boolean whole = true;

    private Look(ReadOnlyKeyValueStore<String, LeadClocks> leads, DuePage page, Instant now) {
      this.leads = leads;
      this.page = page;
      this.now = now;
    }

    private boolean more(TimerIndex.Entry entry) {
      // The index rounds up to the millisecond.
      if (page.closedTo(entry.at().minusMillis(1))) {
        return false;
      }
      if (looked == MOST_LEADS) {
        whole = false;
        return false;
      }
      looked++;
      LeadClocks lead = SyntheticLead.is(entry.lead()) ? null : leads.get(entry.lead());
      if (lead != null) {
        clockwork
            .instances(lead)
            .flatMap(instance -> DueClock.of(instance, now).stream())
            .forEach(page::add);
      }
      return true;
    }
  }
}
