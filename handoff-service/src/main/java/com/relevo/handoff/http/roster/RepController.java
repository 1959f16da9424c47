package com.relevo.handoff.http.roster;

import com.relevo.agreement.Agreement;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterOverlay;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /reps}: who there is, as the agreement in force and the roster together say. */
@RestController
class RepController {
  private final MergedRosters rosters;
  private final RosterBook book;
  private final RosterEdge edge;
  private final HistoryReads history;
  private final InstantSource clock;

  RepController(
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

  @GetMapping("/reps")
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(
        all().filter(each -> team == null || team.equals(entry(each).team().value())),
        RosterView::id,
        cursor,
        limit);
  }

  private static RepEntry entry(RosterView view) {
    return (RepEntry) view.entry();
  }

  private Stream<RosterView> all() {
    Agreement agreement = rosters.agreement(clock.instant());
    return Stream.concat(
        book.reps().entrySet().stream()
            .map(each -> RosterView.set(each.getKey().value(), each.getValue())),
        agreement.teams().stream()
            .flatMap(team ->
                team.reps().stream()
                    .filter(rep -> !book.reps().containsKey(rep.id()))
                    .map(rep ->
                        RosterView.agreed(rep.id().value(), RosterOverlay.entry(team.id(), rep)))));
  }

  private Optional<RosterView> find(String id) {
    return all().filter(each -> each.id().equals(id)).findFirst();
  }

  @GetMapping("/reps/{id}")
  ResponseEntity<?> read(@PathVariable String id) {
    return find(id).<ResponseEntity<?>>map(RosterView::response).orElseGet(RepController::unknown);
  }

  private static ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_rep", "Neither the agreement nor the roster has this rep.");
  }

  @GetMapping("/reps/{id}/history")
  ResponseEntity<?> history(@PathVariable String id, HttpServletRequest request) {
    return history.of(new RosterKey(RosterKey.Kind.REP, id), request);
  }

  @PutMapping("/reps/{id}")
  ResponseEntity<?> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    if (!EntryReader.ID.matcher(id).matches()) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "invalid_id",
          "Expected 1 to 64 letters, digits, dots, dashes, underscores or @.");
    }
    try {
      JsonBody body = Bodies.object(request);
      body.allow(EntryReader.OF_REP);
      RepEntry entry = new EntryReader(rosters.agreement(clock.instant())).rep(body);
      if (!body.faults().isEmpty()) {
        throw InvalidBodyException.of(body.faults());
      }
      return set(id, entry, ifMatch, caller);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  private ResponseEntity<?> set(
      String id, RepEntry entry, @Nullable String ifMatch, Caller caller) {
    RepId rep = new RepId(id);
    return edge.set(
        RosterKey.rep(rep),
        entry,
        ifMatch,
        book.reps().containsKey(rep),
        caller,
        result -> read(id));
  }

  @DeleteMapping("/reps/{id}")
  ResponseEntity<?> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller) {
    return edge.set(
        new RosterKey(RosterKey.Kind.REP, id),
        null,
        ifMatch,
        book.reps().keySet().stream().anyMatch(rep -> rep.value().equals(id)),
        caller,
        _ -> ResponseEntity.noContent().build());
  }

  /** All absences of the rep from now on, as JSON or as an iCalendar text. */
  @PutMapping("/reps/{rep}/absences")
  ResponseEntity<?> absences(
      @PathVariable String rep,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    if (caller.boundTo().filter(own -> !own.value().equals(rep)).isPresent()) {
      return Problems.response(
          HttpStatus.FORBIDDEN, "not_yours", "A rep sets their own absences only.");
    }
    try {
      List<Absence> absences = absences(type, request);
      RosterView now = find(rep).orElse(null);
      return now == null
          ? unknown()
          : set(
              rep,
              entry(now).withAbsences(absences),
              ifMatch == null ? seen(now) : ifMatch,
              caller);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  /** An entry that was removed goes on counting: any version will do where there is none. */
  private static String seen(RosterView now) {
    return now.source().equals("roster") ? "\"" + now.version() + "\"" : "*";
  }

  private static List<Absence> absences(String type, HttpServletRequest request)
      throws IOException, InvalidBodyException {
    if (type.startsWith("text/calendar")) {
      return EntryReader.ofCalendar(new String(Bodies.bytes(request), StandardCharsets.UTF_8));
    }
    JsonBody body = Bodies.object(request);
    body.allow(Set.of("absences"));
    List<Absence> absences = EntryReader.absences(body);
    if (body.node("absences") == null) {
      body.fault("absences", "required", "Expected a list of absences");
    }
    if (!body.faults().isEmpty()) {
      throw InvalidBodyException.of(body.faults());
    }
    return absences;
  }

  /** All of a JSON list or of a CSV text, or nothing of it. */
  @PostMapping("/reps")
  ResponseEntity<?> importAll(
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    try {
      EntryReader reader = new EntryReader(rosters.agreement(clock.instant()));
      return edge.importAll(
          ImportReader.reps(Bodies.bytes(request), type.startsWith("text/csv"), reader), caller);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }
}
