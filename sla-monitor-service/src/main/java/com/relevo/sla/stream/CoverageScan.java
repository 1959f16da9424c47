package com.relevo.sla.stream;

import com.relevo.kit.stream.TimerIndex;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.LeadClocks;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through all leads of a partition over and over, some at a time, and counts those that should
 * have a clock, or a timer for it, and have none. There are none unless something is wrong.
 */
final class CoverageScan {
  private static final Logger log = LoggerFactory.getLogger(CoverageScan.class);

  private final ReadOnlyKeyValueStore<String, LeadClocks> leads;
  private final TimerIndex timers;
  private final Clockwork clockwork;
  private @Nullable String last;
  private long found;
  private long foundBefore;

  CoverageScan(
      ReadOnlyKeyValueStore<String, LeadClocks> leads, TimerIndex timers, Clockwork clockwork) {
    this.leads = leads;
    this.timers = timers;
    this.clockwork = clockwork;
  }

  /**
   * How many leads to look at in a second in which {@code handled} records came: a tenth of what
   * may be where those were more, for a look costs as much as a record, and the clocks come first.
   */
  static int pace(int perSecond, int handled) {
    return handled > perSecond ? Math.max(1, perSecond / 10) : perSecond;
  }

  /** Looks at {@code most} more leads; how many there are without, as far as is known. */
  long look(int most) {
    try (KeyValueIterator<String, LeadClocks> rest = leads.range(last, null)) {
      for (int looked = 0; looked < most && rest.hasNext(); ) {
        KeyValue<String, LeadClocks> next = rest.next();
        if (!next.key.equals(last)) {
          look(next.value);
          last = next.key;
          looked++;
        }
      }
      if (!rest.hasNext()) {
        last = null;
        foundBefore = found;
        found = 0;
      }
    }
    return Math.max(found, foundBefore);
  }

  private void look(LeadClocks lead) {
    missing(lead)
        .ifPresent(what -> {
          if (found++ == 0) {
            log.warn("A lead should have a clock and has none: {}", what);
          }
        });
  }

  /** A lead that fails here fails at its timer, too: nothing covers it. */
  private Optional<String> missing(LeadClocks lead) {
    try {
      return expected(lead);
    } catch (IllegalStateException e) {
      return Optional.of(lead.leadId() + ", which cannot be decided on: " + e.getMessage());
    }
  }

  private Optional<String> expected(LeadClocks lead) {
    return clockwork.uncovered(lead).stream()
        .findFirst()
        .or(() ->
            clockwork
                .settled(lead)
                .nextStepDue()
                .filter(due -> !timers.has(lead.leadId().value(), due))
                .map(due -> lead.leadId() + " at " + due));
  }
}
