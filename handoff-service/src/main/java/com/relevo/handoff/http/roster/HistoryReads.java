package com.relevo.handoff.http.roster;

import com.relevo.handoff.domain.roster.KeptEntry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.HandoffBinding;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Who changed an entry, when, from what to what; from any instance. */
@Component
final class HistoryReads {
  private final RoutedReads reads;

  HistoryReads(RoutedReads reads) {
    this.reads = reads;
  }

  /** The newest changes, newest first. */
  record History(String id, List<KeptEntry.Changed> changes) {}

  ResponseEntity<?> of(RosterKey key, HttpServletRequest request) {
    return reads.<KeptEntry>read(
        HandoffBinding.ROSTER,
        Wire.ROSTER_KEY,
        request,
        store -> {
          KeptEntry kept = store.get(key.toString());
          return kept == null
              ? Problems.response(
                  HttpStatus.NOT_FOUND, "unknown_entry", "Nothing was ever set of " + key + ".")
              : ResponseEntity.ok(new History(key.id(), kept.history()));
        });
  }
}
