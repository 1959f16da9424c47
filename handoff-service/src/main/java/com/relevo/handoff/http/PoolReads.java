package com.relevo.handoff.http;

import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.Fairness;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.stream.DeskBook;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /pools/{id}/fairness}: how a team's leads were shared, from any instance. */
@RestController
class PoolReads {
  private final RoutedReads reads;
  private final RosterSource rosters;
  private final InstantSource clock;

  PoolReads(RoutedReads reads, RosterSource rosters, InstantSource clock) {
    this.reads = reads;
    this.rosters = rosters;
    this.clock = clock;
  }

  @GetMapping("/pools/{id}/fairness")
  ResponseEntity<?> fairness(@PathVariable String id, HttpServletRequest request) {
    if (id.isBlank()) {
      return unknown();
    }
    Roster roster = rosters.roster(new TeamId(id), clock.instant());
    if (!roster.known()) {
      return unknown();
    }
    // Both stores of a team are in one partition, so the second read is where the first was.
    return reads.<Desk>answer(
        DeskBook.DESKS,
        id,
        request,
        desk ->
            reads.<Ledger>read(
                DeskBook.LEDGERS,
                id,
                request,
                ledgers -> view(desk.orElseGet(() -> Desk.of(roster.team())), roster, ledgers)));
  }

  private static ResponseEntity<?> view(
      Desk desk, Roster roster, ReadOnlyKeyValueStore<String, Ledger> store) {
    List<Ledger> ledgers = DeskBook.ledgers(store, roster.team());
    return ResponseEntity.ok(Fairness.of(desk, roster, ledgers));
  }

  private static ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_team", "No agreement in force has a team of this id.");
  }
}
