package com.relevo.handoff.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.InvalidAgreementException;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventJson;
import com.relevo.events.LeadFacts;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Trial;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.http.Problems;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterOverlay;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * {@code POST /routing/dry-run}: who would get a lead now and why, by the agreement in force or a
 * candidate; or, with {@code since}, who would have got the leads of a past period. Nothing
 * changes.
 */
@RestController
class DryRunController {
  private static final int LARGEST_BODY = 2 * 1024 * 1024;

  private final DeskStates desks;
  private final TimelineSource agreements;
  private final MergedRosters rosters;
  private final RosterBook book;
  private final PastRuns past;
  private final InstantSource clock;

  DryRunController(
      DeskStates desks,
      TimelineSource agreements,
      MergedRosters rosters,
      RosterBook book,
      PastRuns past,
      InstantSource clock) {
    this.desks = desks;
    this.agreements = agreements;
    this.rosters = rosters;
    this.book = book;
    this.past = past;
    this.clock = clock;
  }

  /**
   * A lead by its id, or as its facts, or a period; {@code agreement} is the text of a candidate.
   */
  record Body(
      @Nullable String leadId,
      @Nullable LeadFacts lead,
      @Nullable Stage stage,
      @Nullable Score score,
      @Nullable String agreement,
      @Nullable String since,
      @Nullable String until) {}

  /** What rules look at, and who had the lead last. */
  record Known(LeadFacts lead, Score score, Stage stage, @Nullable RepId lastRep) {
    Facts facts() {
      return new Facts(lead, score, stage, Map.of());
    }
  }

  @PostMapping("/routing/dry-run")
  ResponseEntity<?> dryRun(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      return Problems.response(
          HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Expected at most 2 MiB.");
    }
    Body body;
    try {
      body = EventJson.mapper().readValue(bytes, Body.class);
    } catch (JacksonException e) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "unreadable_body",
          "Expected an object with leadId, lead or since, but " + e.getOriginalMessage());
    }
    if (body.since() != null && body.leadId() == null && body.lead() == null) {
      return period(body);
    }
    if (body.since() != null || (body.leadId() == null) == (body.lead() == null)) {
      return Problems.response(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "lead_required",
          "Expected one of leadId, lead and since.");
    }
    return run(body, request);
  }

  private ResponseEntity<?> run(Body body, HttpServletRequest request) {
    Optional<Known> known = body.leadId() == null ? Optional.of(given(body)) : found(body, request);
    if (known.isEmpty()) {
      return Problems.response(
          HttpStatus.NOT_FOUND, "unknown_lead", "No handoff was ever opened for this lead.");
    }
    Instant now = clock.instant();
    try {
      return body.agreement() == null
          ? run(known.get(), agreements.timeline().at(now), rosters, rosters, now, request)
          : candidate(known.get(), body.agreement(), now, request);
    } catch (InvalidAgreementException e) {
      return invalid(e);
    } catch (DeskStates.MovingException _) {
      return Problems.unavailable(
          "state_moving",
          "A team's desk is moving between instances; try again.",
          Duration.ofSeconds(1));
    }
  }

  /** By the candidate if there is one, with the roster as it is now. */
  private ResponseEntity<?> period(Body body) {
    try {
      Agreement candidate =
          body.agreement() == null
              ? agreements.timeline().at(clock.instant())
              : AgreementReader.read("agreement", body.agreement());
      return past.start(body.since(), body.until(), candidate);
    } catch (InvalidAgreementException e) {
      return invalid(e);
    }
  }

  private static ResponseEntity<?> invalid(InvalidAgreementException e) {
    return Problems.response(
        HttpStatus.UNPROCESSABLE_CONTENT, "invalid_agreement", String.valueOf(e.getMessage()));
  }

  /** The reps are those of the candidate and the roster, with what they have open now. */
  private ResponseEntity<?> candidate(
      Known known, String text, Instant now, HttpServletRequest request) {
    Agreement agreement = AgreementReader.read("agreement", text);
    TimelineSource alone = TimelineSource.of(RosterOverlay.on(agreement, book));
    return run(known, agreement, RosterSource.of(alone), AccountOwners.of(alone), now, request);
  }

  private ResponseEntity<?> run(
      Known known,
      Agreement agreement,
      RosterSource rosters,
      AccountOwners owners,
      Instant now,
      HttpServletRequest request) {
    return ResponseEntity.ok(
        Trial.of(
            agreement,
            rosters,
            owners,
            known.facts(),
            known.lastRep(),
            (team, account) -> desks.of(team, account, request),
            now));
  }

  private static Known given(Body body) {
    LeadFacts lead = java.util.Objects.requireNonNull(body.lead());
    Score score = body.score() == null ? new Score(0, 0) : body.score();
    return new Known(lead, score, body.stage() == null ? Stage.MQL : body.stage(), null);
  }

  private Optional<Known> found(Body body, HttpServletRequest request) {
    return desks.lead(java.util.Objects.requireNonNull(body.leadId()), request);
  }
}
