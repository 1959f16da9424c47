package com.relevo.sla.report;

import com.relevo.sla.domain.commitment.Slot;
import com.relevo.sla.domain.commitment.Tally;
import com.relevo.sla.domain.storm.Breach;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partition tells to where all is put together: one of the two. */
record Note(@Nullable Counts counts, @Nullable Breach breach) {

  /**
   * The whole counts of the partition in the slots that changed, which hold all that was written up
   * to {@code readUntil}; null where that is not known.
   */
  record Counts(int partition, @Nullable Instant readUntil, List<Count> changed) {
    Counts {
      changed = changed == null ? List.of() : List.copyOf(changed);
    }
  }

  record Count(Slot slot, Tally tally) {}

  static Note of(Counts counts) {
    return new Note(counts, null);
  }

  static Note of(Breach breach) {
    return new Note(null, breach);
  }
}
