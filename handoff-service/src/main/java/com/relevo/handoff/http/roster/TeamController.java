package com.relevo.handoff.http.roster;

import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterBook.Kept;
import com.relevo.kit.roster.RosterOverlay;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /teams}: how the agreement's teams share their leads; which there are it says alone. */
@RestController
class TeamController {
  private final MergedRosters rosters;
  private final RosterBook book;
  private final RosterEdge edge;
  private final HistoryReads history;
  private final InstantSource clock;

  TeamController(
      MergedRosters rosters,
      RosterBook book,
      RosterEdge edge,
      HistoryReads history,
      InstantSource clock) {
    this.rosters = rosters;
    this.book = book;
    this.edge = edge;
    this.history = history;
    this.clock = clock;
  }

  @GetMapping("/teams")
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(all(), RosterView::id, cursor, limit);
  }

  /** Whatever is set of a team, it is shown with what that comes to. */
  private Stream<RosterView> all() {
    return rosters.agreement(clock.instant()).teams().stream()
        .map(team -> {
          Kept<TeamEntry> kept = book.teams().get(team.id());
          TeamEntry entry = entry(team);
          return kept == null
              ? RosterView.agreed(team.id().value(), entry)
              : RosterView.set(
                  team.id().value(), new Kept<>(entry, kept.version(), kept.by(), kept.at()));
        });
  }

  private static TeamEntry entry(Team team) {
    boolean floored = team.pool().strategy() == Strategy.BEST_PERFORMER;
    return new TeamEntry(
        team.calendar(),
        RosterOverlay.word(team.pool().strategy()),
        team.pool().opensWithin(),
        floored ? team.pool().floor() : null);
  }

  private Optional<RosterView> find(String id) {
    return all().filter(each -> each.id().equals(id)).findFirst();
  }

  @GetMapping("/teams/{id}")
  ResponseEntity<?> read(@PathVariable String id) {
    return find(id).<ResponseEntity<?>>map(RosterView::response).orElseGet(TeamController::unknown);
  }

  private static ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_team", "The agreement in force has no team of this id.");
  }

  @GetMapping("/teams/{id}/history")
  ResponseEntity<?> history(@PathVariable String id, HttpServletRequest request) {
    return history.of(new RosterKey(RosterKey.Kind.TEAM, id), request);
  }

  @PutMapping("/teams/{id}")
  ResponseEntity<?> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    if (find(id).isEmpty()) {
      return unknown();
    }
    try {
      JsonBody body = Bodies.object(request);
      TeamEntry entry = new EntryReader(rosters.agreement(clock.instant())).team(body);
      if (!body.faults().isEmpty()) {
        throw InvalidBodyException.of(body.faults());
      }
      TeamId team = new TeamId(id);
      return edge.set(
          RosterKey.team(team),
          entry,
          ifMatch,
          book.teams().containsKey(team),
          caller,
          _ -> read(id));
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  @DeleteMapping("/teams/{id}")
  ResponseEntity<?> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller) {
    return edge.set(
        new RosterKey(RosterKey.Kind.TEAM, id),
        null,
        ifMatch,
        book.teams().keySet().stream().anyMatch(team -> team.value().equals(id)),
        caller,
        _ -> ResponseEntity.noContent().build());
  }
}
