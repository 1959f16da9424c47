package com.relevo.handoff.http.roster;

import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
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

/** {@code /accounts}: whose a company is, by its domain. */
@RestController
class AccountController {
  private final MergedRosters rosters;
  private final RosterBook book;
  private final RosterEdge edge;
  private final HistoryReads history;
  private final InstantSource clock;

  AccountController(
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

  @GetMapping("/accounts")
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(all(), RosterView::id, cursor, limit);
  }

  private Stream<RosterView> all() {
    return Stream.concat(
        book.accounts().entrySet().stream()
            .map(each -> RosterView.set(each.getKey(), each.getValue())),
        rosters.agreement(clock.instant()).accounts().entrySet().stream()
            .filter(each -> !book.accounts().containsKey(each.getKey()))
            .map(each -> RosterView.agreed(each.getKey(), new AccountEntry(each.getValue()))));
  }

  @GetMapping("/accounts/{domain}")
  ResponseEntity<?> read(@PathVariable String domain) {
    return all()
        .filter(each -> each.id().equals(domain))
        .findFirst()
        .<ResponseEntity<?>>map(RosterView::response)
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND, "unknown_account", "Nobody owns a company of this domain."));
  }

  @GetMapping("/accounts/{domain}/history")
  ResponseEntity<?> history(@PathVariable String domain, HttpServletRequest request) {
    return history.of(RosterKey.account(domain), request);
  }

  @PutMapping("/accounts/{domain}")
  ResponseEntity<?> put(
      @PathVariable String domain,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    if (!EntryReader.DOMAIN.matcher(domain).matches()) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "not_a_domain",
          "Expected a domain in small letters, such as acme.com.");
    }
    try {
      JsonBody body = Bodies.object(request);
      body.allow(Set.of("owner"));
      Entry entry = owned(body);
      if (!body.faults().isEmpty()) {
        throw InvalidBodyException.of(body.faults());
      }
      return edge.set(
          RosterKey.account(domain),
          entry,
          ifMatch,
          book.accounts().containsKey(domain),
          caller,
          _ -> read(domain));
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  /** The owner is one whom somebody knows, so that a slip of the pen is seen. */
  private Entry owned(JsonBody body) {
    AccountEntry entry = EntryReader.account(body);
    if (body.node("owner") != null && rosters.teamOf(entry.owner(), clock.instant()).isEmpty()) {
      body.fault("owner", "unknown_rep", "Expected a rep of the agreement or the roster");
    }
    return entry;
  }

  @DeleteMapping("/accounts/{domain}")
  ResponseEntity<?> delete(
      @PathVariable String domain,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @AuthenticationPrincipal Caller caller) {
    return edge.set(
        RosterKey.account(domain),
        null,
        ifMatch,
        book.accounts().containsKey(domain),
        caller,
        _ -> ResponseEntity.noContent().build());
  }

  /** All of a JSON list or of a CSV text, or nothing of it. */
  @PostMapping("/accounts")
  ResponseEntity<?> importAll(
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    try {
      return edge.importAll(
          ImportReader.accounts(Bodies.bytes(request), type.startsWith("text/csv"), this::owned),
          caller);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }
}
