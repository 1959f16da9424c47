package com.relevo.handoff.http.roster;

import com.relevo.agreement.Agreement;
import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.http.IfMatch;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterOverlay;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /reps}: who there is, as the agreement in force and the roster together say. */
@RestController
@RequestMapping("/reps")
class RepController extends RosterController {
  RepController(Parts parts) {
    super(parts);
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(
        all().filter(each -> team == null || team.equals(rep(each).team().value())),
        RosterView::id,
        cursor,
        limit);
  }

  private static RepEntry rep(RosterView view) {
    return (RepEntry) view.entry();
  }

  @Override
  Stream<RosterView> all() {
    Agreement agreement = agreement();
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

  @Override
  ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_rep", "Neither the agreement nor the roster has this rep.");
  }

  @Override
  RosterKey key(String id) {
    return RosterKey.rep(id);
  }

  @Override
  Optional<ResponseEntity<?>> refusal(String id) {
    return EntryReader.ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of(
            Problems.response(
                HttpStatus.BAD_REQUEST,
                "invalid_id",
                "Expected 1 to 64 letters, digits, dots, dashes, underscores or @."));
  }

  @Override
  Entry entry(JsonBody body) {
    body.allow(EntryReader.OF_REP);
    return new EntryReader(agreement()).rep(body);
  }

  /** All absences of the rep from now on, as JSON or as an iCalendar text. */
  @PutMapping("/{rep}/absences")
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
          : edge.set(
              key(rep),
              rep(now).withAbsences(absences),
              ifMatch == null ? seen(now) : ifMatch,
              caller,
              () -> read(rep));
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  /** An entry that was removed goes on counting: any version will do where there is none. */
  private static String seen(RosterView now) {
    return now.source().equals("roster") ? IfMatch.etag(now.version()) : "*";
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
  @PostMapping
  ResponseEntity<?> importAll(
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    EntryReader reader = new EntryReader(agreement());
    return edge.importAll(
        type, caller, request, (body, csv) -> ImportReader.reps(body, csv, reader));
  }
}
