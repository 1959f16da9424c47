package com.relevo.sla.domain.commitment;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Commitment;
import com.relevo.agreement.calendar.Interval;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import com.relevo.sla.domain.commitment.Book.Page;
import com.relevo.sla.domain.commitment.Book.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the book of one commitment: a verdict when its period has been read to the end, a
 * correction when evidence comes later, within the grace, and nothing after that.
 */
public final class Judge {
  /** Late evidence comes in crowds, after an outage elsewhere; it is told of together. */
  static final Duration BETWEEN_CORRECTIONS = Duration.ofMinutes(1);

  private final Agreement agreement;
  private final Commitment commitment;
  private final Duration grace;

  public Judge(Agreement agreement, Commitment commitment, Duration grace) {
    this.agreement = agreement;
    this.commitment = commitment;
    this.grace = grace;
  }

  /** What there is to say, and the book after it was said. */
  public record Judgement(Book book, List<SlaCommitmentMeasured> events) {}

  /** A partition's whole count of the period from {@code from}. */
  public Book count(Book book, int partition, Instant from, Tally tally, Instant now) {
    Page page = book.page(from).orElseGet(() -> Page.of(period(from)));
    boolean waits = book.page(from).isPresent() && page.verdict() == null;
    return ended(page, now) && !waits ? book : book.with(page.with(partition, tally));
  }

  /** {@code readUntil} is the last instant by which everything written has been read. */
  public Judgement at(Book before, Instant readUntil, Instant now) {
    Book book = complete(before, now);
    List<SlaCommitmentMeasured> events = new ArrayList<>();
    for (Page page : book.pages()) {
      Optional<Verdict> verdict = verdict(book, page, readUntil, now);
      if (verdict.isPresent()) {
        book = book.with(page.judged(verdict.get()));
        events.add(measured(page, verdict.get(), now));
      } else if (isClosed(book, page, now)) {
        book = book.without(page);
      }
    }
    return new Judgement(book, events);
  }

  /** How the period of {@code at} stands by then. */
  public SlaCommitmentMeasured now(Book book, Instant at) {
    Interval period = period(at);
    Page page = book.page(period.from()).orElseGet(() -> Page.of(period));
    return measured(page, page.tally(), at, 0, at);
  }

  /** Of a period over and told of, what was said last. */
  public Optional<SlaCommitmentMeasured> last(Book book) {
    return book.pages().reversed().stream()
        .flatMap(page ->
            Optional.ofNullable(page.verdict())
                .map(verdict -> measured(page, verdict, verdict.at()))
                .stream())
        .findFirst();
  }

  /** A period in which nothing was counted has a page, too: a promise of leads is broken by it. */
  private Book complete(Book before, Instant now) {
    Book book = before;
    Instant next = book.pages().isEmpty() ? book.since() : book.pages().getLast().to();
    for (Interval period = period(next);
        !period.from().isAfter(now);
        period = period(period.to())) {
      if (book.page(period.from()).isEmpty()) {
        book = book.with(Page.of(period));
      }
    }
    return book;
  }

  private Optional<Verdict> verdict(Book book, Page page, Instant readUntil, Instant now) {
    Verdict said = page.verdict();
    Tally tally = page.tally();
    if (said == null) {
      boolean due = page.to().isAfter(book.since()) && !readUntil.isBefore(page.to());
      return due ? Optional.of(new Verdict(tally, 1, now)) : Optional.empty();
    }
    boolean corrected =
        !tally.equals(said.tally())
            && !ended(page, now)
            && !now.isBefore(said.at().plus(BETWEEN_CORRECTIONS));
    return corrected ? Optional.of(new Verdict(tally, said.revision() + 1, now)) : Optional.empty();
  }

  private boolean isClosed(Book book, Page page, Instant now) {
    return ended(page, now) && (page.verdict() != null || !page.to().isAfter(book.since()));
  }

  private boolean ended(Page page, Instant now) {
    return !page.to().plus(grace).isAfter(now);
  }

  private Interval period(Instant at) {
    return Periods.of(agreement, commitment, at);
  }

  private SlaCommitmentMeasured measured(Page page, Verdict verdict, Instant now) {
    return measured(page, verdict.tally(), page.to(), verdict.revision(), now);
  }

  private SlaCommitmentMeasured measured(
      Page page, Tally tally, Instant at, int revision, Instant now) {
    Interval period = new Interval(page.from(), page.to());
    Standing standing =
        Standing.of(commitment, agreement.calendar(commitment.calendar()), period, tally, at);
    String id = "commitment/" + commitment.id();
    return new SlaCommitmentMeasured(
        new Meta(
            EventIds.derive(id + "/" + page.from(), EventType.SLA_COMMITMENT_MEASURED, revision),
            new LeadId(id),
            0,
            at,
            now,
            agreement.version(),
            List.of(reason(tally, revision)),
            Mode.LIVE,
            null),
        commitment.id(),
        commitment.owner(),
        commitment.measure(),
        commitment.team(),
        page.from(),
        page.to(),
        commitment.atLeast(),
        standing.actual(),
        standing.expected(),
        tally.hits(),
        tally.total(),
        standing.status());
  }

  private static Reason reason(Tally tally, int revision) {
    String counted = tally.hits() + " of " + tally.total() + " leads";
    return switch (revision) {
      case 0 -> Reason.of("period_running", counted + " so far");
      case 1 -> Reason.of("period_ended", counted + " in the period");
      default -> Reason.of("late_evidence", counted + ", with what was learnt after its end");
    };
  }
}
