package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Commitment;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.CommitmentStatus;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.commitment.Book;
import com.relevo.sla.domain.commitment.Judge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code GET /sla/commitments} answers: all of the agreement in force, in its order. */
record CommitmentsView(Instant asOf, String agreementVersion, List<CommitmentView> commitments) {

  /**
   * {@code actual}, {@code goal} and {@code expected} are leads or shares from 0 to 1; {@code
   * expected} is what {@code actual} would be at an even pace of the calendar's open time. {@code
   * last} is the latest verdict on a period that is over.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommitmentView(
      String id,
      Party owner,
      CommitmentMeasure measure,
      @Nullable TeamId team,
      Commitment.Period period,
      String calendar,
      ZoneId zone,
      Instant from,
      Instant to,
      BigDecimal actual,
      BigDecimal goal,
      BigDecimal expected,
      boolean onTrack,
      long hits,
      long total,
      @Nullable VerdictView last) {}

  record VerdictView(
      Instant from, Instant to, BigDecimal actual, long hits, long total, CommitmentStatus status) {
    static VerdictView of(SlaCommitmentMeasured said) {
      return new VerdictView(
          said.from(), said.to(), said.actual(), said.hits(), said.total(), said.status());
    }
  }

  static final class Maker {
    private final Duration grace;

    Maker(Duration grace) {
      this.grace = grace;
    }

    CommitmentsView view(Agreement agreement, Function<String, Optional<Book>> books, Instant at) {
      return new CommitmentsView(
          at,
          agreement.version(),
          agreement.commitments().stream()
              .map(each ->
                  view(
                      agreement,
                      each,
                      books.apply(each.id()).orElseGet(() -> Book.open(each.id(), at)),
                      at))
              .toList());
    }

    private CommitmentView view(Agreement agreement, Commitment commitment, Book book, Instant at) {
      Judge judge = new Judge(agreement, commitment, grace);
      SlaCommitmentMeasured now = judge.now(book, at);
      return new CommitmentView(
          commitment.id(),
          commitment.owner(),
          commitment.measure(),
          commitment.team(),
          commitment.period(),
          commitment.calendar(),
          agreement.calendar(commitment.calendar()).zone(),
          now.from(),
          now.to(),
          now.actual(),
          now.goal(),
          now.expected(),
          now.status() == CommitmentStatus.ON_TRACK,
          now.hits(),
          now.total(),
          judge.last(book).map(VerdictView::of).orElse(null));
    }
  }
}
