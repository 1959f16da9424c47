package com.relevo.handoff.http.roster;

import com.relevo.agreement.Agreement;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Entries of one kind by their ids: all kinds are read, set, removed and looked back on alike. */
abstract class RosterController {
  final MergedRosters rosters;
  final RosterBook book;
  final RosterEdge edge;
  private final HistoryReads history;
  private final InstantSource clock;

  RosterController(Parts parts) {
    this.rosters = parts.rosters();
    this.book = parts.book();
    this.edge = parts.edge();
    this.history = parts.history();
    this.clock = parts.clock();
  }

  /** What the roster is read from and set through. */
  @Component
  record Parts(
      MergedRosters rosters,
      RosterBook book,
      RosterEdge edge,
      HistoryReads history,
      InstantSource clock) {}

  abstract RosterKey key(String id);

  /** As the agreement in force and the roster together say. */
  abstract Stream<RosterView> all();

  abstract ResponseEntity<?> unknown();

  /** Why there can be no entry of this id; empty where there can. */
  abstract Optional<ResponseEntity<?>> refusal(String id);

  /** What the body says, with its faults noted in it. */
  abstract Entry entry(JsonBody body);

  @GetMapping("/{id}")
  ResponseEntity<?> read(@PathVariable String id) {
    return find(id).<ResponseEntity<?>>map(RosterView::response).orElseGet(this::unknown);
  }

  @GetMapping("/{id}/history")
  ResponseEntity<?> history(@PathVariable String id, HttpServletRequest request) {
    return history.of(key(id), request);
  }

  @PutMapping("/{id}")
  ResponseEntity<?> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    ResponseEntity<?> refusal = refusal(id).orElse(null);
    return refusal == null
        ? edge.put(key(id), ifMatch, caller, request, this::entry, () -> read(id))
        : refusal;
  }

  @DeleteMapping("/{id}")
  ResponseEntity<?> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller) {
    return edge.remove(key(id), ifMatch, caller);
  }

  final Optional<RosterView> find(String id) {
    return all().filter(each -> each.id().equals(id)).findFirst();
  }

  final Instant now() {
    return clock.instant();
  }

  final Agreement agreement() {
    return rosters.agreement(now());
  }
}
