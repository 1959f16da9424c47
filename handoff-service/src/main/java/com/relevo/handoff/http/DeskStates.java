package com.relevo.handoff.http;

import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Opening;
import com.relevo.handoff.domain.lead.Preferences;
import com.relevo.handoff.domain.lead.Trial.DeskState;
import com.relevo.handoff.http.DryRunController.Known;
import com.relevo.handoff.stream.DeskBook;
import com.relevo.handoff.stream.HandoffBinding;
import com.relevo.kit.http.Problems;
import com.relevo.kit.http.RoutedReads;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Desks and leads as they are, from whichever instance has them: what a dry run is made of. The
 * instances ask each other here.
 */
@RestController
class DeskStates {
  private final RoutedReads reads;

  DeskStates(RoutedReads reads) {
    this.reads = reads;
  }

  /** The state is moving between instances. */
  static final class MovingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @GetMapping("/pools/{id}/desk")
  ResponseEntity<?> desk(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String account,
      HttpServletRequest request) {
    return id.isBlank() ? missing() : ResponseEntity.ok(of(new TeamId(id), account, request));
  }

  @GetMapping("/handoffs/{leadId}/facts")
  ResponseEntity<?> facts(@PathVariable String leadId, HttpServletRequest request) {
    return lead(leadId, request)
        .<ResponseEntity<?>>map(ResponseEntity::ok)
        .orElseGet(DeskStates::missing);
  }

  private static ResponseEntity<?> missing() {
    return Problems.response(HttpStatus.NOT_FOUND, "unknown", "There is nothing of this id.");
  }

  DeskState of(TeamId team, @Nullable String account, HttpServletRequest request) {
    String path = "/pools/" + encoded(team.value()) + "/desk";
    String query = account == null ? "" : "?account=" + encoded(account);
    return reads
        .<Desk, DeskState>part(
            DeskBook.DESKS,
            team.value(),
            path + query,
            request,
            DeskState.class,
            desks -> Optional.of(state(team, account, desks.get(team.value()), request)))
        .orElseThrow(MovingException::new);
  }

  private DeskState state(
      TeamId team, @Nullable String account, @Nullable Desk desk, HttpServletRequest request) {
    // All stores of a team are in one partition, so these are here, too.
    List<Ledger> ledgers =
        reads
            .<Ledger, Ledgers>part(
                DeskBook.LEDGERS,
                team.value(),
                "",
                request,
                Ledgers.class,
                store -> Optional.of(new Ledgers(DeskBook.ledgers(store, team))))
            .orElseThrow(MovingException::new)
            .all();
    RepId group =
        reads
            .<String, RepId>part(
                DeskBook.GROUPS,
                team.value(),
                "",
                request,
                RepId.class,
                store -> DeskBook.group(store, team, account))
            .orElse(null);
    return new DeskState(desk == null ? Desk.of(team) : desk, ledgers, group);
  }

  private record Ledgers(List<Ledger> all) {}

  Optional<Known> lead(String leadId, HttpServletRequest request) {
    return reads.<HandoffState, Known>part(
        HandoffBinding.HANDOFFS,
        leadId,
        "/handoffs/" + encoded(leadId) + "/facts",
        request,
        Known.class,
        leads -> Optional.ofNullable(leads.get(leadId)).flatMap(DeskStates::known));
  }

  private static Optional<Known> known(HandoffState state) {
    return state
        .current()
        .map(cycle -> {
          Opening opening = cycle.opening();
          RepId last = Preferences.lastRep(state, cycle.number() + 1).orElse(null);
          return new Known(opening.lead(), opening.score(), cycle.stage(), last);
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
