package com.relevo.handoff.http.roster;

import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /accounts}: whose a company is, by its domain. */
@RestController
@RequestMapping("/accounts")
class AccountController extends RosterController {
  AccountController(Parts parts) {
    super(parts);
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit) {
    return Pages.of(all(), RosterView::id, cursor, limit);
  }

  @Override
  Stream<RosterView> all() {
    return Stream.concat(
        book.accounts().entrySet().stream()
            .map(each -> RosterView.set(each.getKey(), each.getValue())),
        agreement().accounts().entrySet().stream()
            .filter(each -> !book.accounts().containsKey(each.getKey()))
            .map(each -> RosterView.agreed(each.getKey(), new AccountEntry(each.getValue()))));
  }

  @Override
  ResponseEntity<?> unknown() {
    return Problems.response(
        HttpStatus.NOT_FOUND, "unknown_account", "Nobody owns a company of this domain.");
  }

  @Override
  RosterKey key(String domain) {
    return RosterKey.account(domain);
  }

  @Override
  Optional<ResponseEntity<?>> refusal(String domain) {
    return EntryReader.DOMAIN.matcher(domain).matches()
        ? Optional.empty()
        : Optional.of(
            Problems.response(
                HttpStatus.BAD_REQUEST,
                "not_a_domain",
                "Expected a domain in small letters, such as acme.com."));
  }

  @Override
  Entry entry(JsonBody body) {
    body.allow(Set.of("owner"));
    return owned(body);
  }

  /** The owner is one whom somebody knows, so that a slip of the pen is seen. */
  private Entry owned(JsonBody body) {
    AccountEntry entry = EntryReader.account(body);
    if (body.node("owner") != null && rosters.teamOf(entry.owner(), now()).isEmpty()) {
      body.fault("owner", "unknown_rep", "Expected a rep of the agreement or the roster");
    }
    return entry;
  }

  /** All of a JSON list or of a CSV text, or nothing of it. */
  @PostMapping
  ResponseEntity<?> importAll(
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return edge.importAll(
        type, caller, request, (body, csv) -> ImportReader.accounts(body, csv, this::owned));
  }
}
