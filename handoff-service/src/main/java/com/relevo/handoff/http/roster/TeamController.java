package com.relevo.handoff.http.roster;

import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterBook.Kept;
import com.relevo.kit.roster.RosterOverlay;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /teams}: how the agreement's teams share their leads; which there are it says alone. */
@RestController
@RequestMapping("/teams")
class TeamController extends RosterController {
  TeamController(Parts parts) {
    super(parts);
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(all(), RosterView::id, cursor, limit);
  }

  /** Whatever is set of a team, it is shown with what that comes to. */
  @Override
  Stream<RosterView> all() {
    return agreement().teams().stream()
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

  @Override
  ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_team", "The agreement in force has no team of this id.");
  }

  @Override
  RosterKey key(String id) {
    return RosterKey.team(id);
  }

  @Override
  Optional<ResponseEntity<?>> refusal(String id) {
    return find(id).isEmpty() ? Optional.of(unknown()) : Optional.empty();
  }

  @Override
  Entry entry(JsonBody body) {
    return new EntryReader(agreement()).team(body);
  }
}
