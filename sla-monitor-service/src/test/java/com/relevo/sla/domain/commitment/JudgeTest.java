package com.relevo.sla.domain.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.SlaReport.CommitmentStatus;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Duration GRACE = Duration.ofDays(7);
  private static final Instant NOVEMBER = Instant.parse("2026-10-31T23:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-11-30T23:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2026-11-16T09:00:00Z");

  private final Agreement agreement = Promises.of(Promises.MQLS, Promises.ACCEPTED);
  private final Judge mqls = judge("mqls");
  private final Book empty = Book.open("mqls", MIDDLE);

  private Judge judge(String id) {
    return new Judge(
        agreement,
        agreement.commitments().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(),
        GRACE);
  }

  private Book counted(Book book, int partition, long leads, Instant now) {
    return mqls.count(book, partition, NOVEMBER, new Tally(leads, leads), now);
  }

  @Test
  void addsUpThePartitionsHoweverOftenTheyTell() {
    Book book = counted(counted(counted(empty, 0, 60, MIDDLE), 1, 41, MIDDLE), 0, 60, MIDDLE);

    SlaCommitmentMeasured said = mqls.at(book, DECEMBER, DECEMBER).events().getFirst();

    assertThat(said.status()).isEqualTo(CommitmentStatus.MET);
    assertThat(said.actual()).isEqualByComparingTo("101");
    assertThat(said.from()).isEqualTo(NOVEMBER);
    assertThat(said.to()).isEqualTo(DECEMBER);
  }

  @Test
  void givesNoVerdictWhileUnreadEvidenceMayWait() {
    Instant twoDaysLater = DECEMBER.plus(Duration.ofDays(2));
    assertThat(mqls.at(empty, DECEMBER.minusMillis(1), twoDaysLater).events()).isEmpty();
    assertThat(mqls.at(empty, DECEMBER, twoDaysLater).events())
        .extracting(SlaCommitmentMeasured::status)
        .containsExactly(CommitmentStatus.MISSED);
  }

  @Test
  void saysItOnce() {
    Judge.Judgement first = mqls.at(empty, DECEMBER, DECEMBER);
    Instant later = DECEMBER.plus(Duration.ofHours(1));
    assertThat(mqls.at(first.book(), later, later).events()).isEmpty();
  }

  @Test
  void correctsItWithinTheGraceAndNotAfter() {
    Book judged = mqls.at(counted(empty, 0, 99, MIDDLE), DECEMBER, DECEMBER).book();
    Instant soon = DECEMBER.plus(Duration.ofHours(1));
    Judge.Judgement corrected = mqls.at(counted(judged, 0, 100, soon), soon, soon);
    SlaCommitmentMeasured correction = corrected.events().getFirst();

    assertThat(correction.status()).isEqualTo(CommitmentStatus.MET);
    assertThat(correction.meta().eventId())
        .isNotEqualTo(mqls.at(empty, DECEMBER, DECEMBER).events().getFirst().meta().eventId());
    assertThat(correction.meta().because().getFirst().code()).isEqualTo("late_evidence");

    Instant tooLate = DECEMBER.plus(GRACE);
    assertThat(mqls.at(counted(corrected.book(), 0, 120, tooLate), tooLate, tooLate).events())
        .isEmpty();
  }

  @Test
  void tellsOfACrowdOfLateEvidenceTogether() {
    Book judged = mqls.at(empty, DECEMBER, DECEMBER).book();
    Instant soon = DECEMBER.plusSeconds(30);
    Book more = counted(judged, 0, 5, soon);
    assertThat(mqls.at(more, soon, soon).events()).isEmpty();
    Instant then = DECEMBER.plusSeconds(60);
    assertThat(mqls.at(counted(more, 1, 7, then), then, then).events())
        .extracting(SlaCommitmentMeasured::hits)
        .containsExactly(12L);
  }

  @Test
  void judgesEveryPeriodThatWasSleptThrough() {
    Instant february = Instant.parse("2027-02-02T09:00:00Z");
    assertThat(mqls.at(empty, february, february).events())
        .extracting(SlaCommitmentMeasured::to)
        .containsExactly(
            DECEMBER, Instant.parse("2026-12-31T23:00:00Z"), Instant.parse("2027-01-31T23:00:00Z"));
  }

  @Test
  void doesNotJudgeWhatWasOverBeforeItWasKnown() {
    Book later = Book.open("mqls", DECEMBER.plusSeconds(1));
    Instant now = DECEMBER.plusSeconds(2);
    assertThat(mqls.at(counted(later, 0, 3, now), now, now).events()).isEmpty();
  }

  @Test
  void keepsNoPageThatCannotChange() {
    Book judged = mqls.at(empty, DECEMBER, DECEMBER).book();
    Instant later = DECEMBER.plus(GRACE);
    assertThat(mqls.at(judged, later, later).book().pages())
        .extracting(Book.Page::from)
        .containsExactly(DECEMBER);
  }

  @Test
  void expectsAnEvenPaceOfTheOpenTime() {
    // November 2026 in Berlin has 9 Mondays to Thursdays and 2 Fridays before the 16th.
    Instant friday = Instant.parse("2026-11-13T15:30:00Z");
    Instant monday = Instant.parse("2026-11-16T08:00:00Z");
    BigDecimal atClose = mqls.now(empty, friday).expected();

    assertThat(mqls.now(empty, monday).expected()).isEqualTo(atClose);
    assertThat(atClose).isBetween(new BigDecimal("45"), new BigDecimal("50"));
    assertThat(mqls.now(empty, NOVEMBER).expected()).isEqualByComparingTo("0");
    assertThat(mqls.now(counted(empty, 0, 48, MIDDLE), monday).status())
        .isEqualTo(CommitmentStatus.ON_TRACK);
    assertThat(mqls.now(counted(empty, 0, 40, MIDDLE), monday).status())
        .isEqualTo(CommitmentStatus.AT_RISK);
  }

  @Test
  void expectsOfARateItsGoalAllAlong() {
    Judge rate = judge("accepted");
    Book none = Book.open("accepted", MIDDLE);
    Book enough = rate.count(none, 0, NOVEMBER, new Tally(4, 5), MIDDLE);
    Book few = rate.count(none, 0, NOVEMBER, new Tally(799, 1000), MIDDLE);

    assertThat(rate.now(enough, MIDDLE).expected()).isEqualByComparingTo("0.8");
    assertThat(rate.now(enough, MIDDLE).status()).isEqualTo(CommitmentStatus.ON_TRACK);
    assertThat(rate.now(few, MIDDLE).actual()).isEqualByComparingTo("0.799");
    assertThat(rate.now(few, MIDDLE).status()).isEqualTo(CommitmentStatus.AT_RISK);
  }

  @Test
  void breaksNoPromiseOfARateWithoutLeads() {
    assertThat(judge("accepted").at(Book.open("accepted", MIDDLE), DECEMBER, DECEMBER).events())
        .extracting(SlaCommitmentMeasured::status)
        .containsExactly(CommitmentStatus.MET);
  }
}
