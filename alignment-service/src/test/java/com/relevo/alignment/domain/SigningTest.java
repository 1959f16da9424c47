package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Versions.BOTH;
import static com.relevo.alignment.domain.Versions.LEAD;
import static com.relevo.alignment.domain.Versions.MARA;
import static com.relevo.alignment.domain.Versions.START;
import static com.relevo.alignment.domain.Versions.STEFAN;
import static com.relevo.alignment.domain.Versions.owned;
import static com.relevo.alignment.domain.Versions.sign;
import static com.relevo.alignment.domain.Versions.text;
import static com.relevo.events.AgreementEvent.Role.MARKETING;
import static com.relevo.events.AgreementEvent.Role.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.domain.Phase.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SigningTest {
  private final Versions versions = Versions.beginningWith("1");

  @Test
  void isForTheSideItself() {
    versions.proposed("2");
    assertThat(versions.refusal("2", sign(SALES), MARA)).isEqualTo(Refusal.NOT_YOUR_SIDE);
    assertThat(versions.refusal("2", sign(MARKETING), STEFAN)).isEqualTo(Refusal.NOT_YOUR_SIDE);
  }

  @Test
  void isForTheOwnerWhereTheDocumentNamesOne() {
    versions.ok("2", new Command.Draft(owned("text")), MARA);
    versions.ok("2", versions.propose(), MARA);
    Actor colleague = new Actor("mo", "mo@acme.example", Set.of(MARKETING));
    assertThat(versions.refusal("2", sign(MARKETING), colleague)).isEqualTo(Refusal.NOT_THE_OWNER);
    versions.ok("2", sign(MARKETING), MARA); // in whatever case her address is written
    assertThat(versions.ok("2", sign(SALES), STEFAN).status()).isEqualTo(Status.SCHEDULED);
  }

  @Test
  void takesTwoPeople() {
    versions.proposed("2");
    versions.ok("2", sign(MARKETING), BOTH);
    assertThat(versions.refusal("2", sign(SALES), BOTH)).isEqualTo(Refusal.SAME_SIGNER);
    assertThat(versions.ok("2", sign(SALES), STEFAN).status()).isEqualTo(Status.SCHEDULED);
  }

  @Test
  void theSameAgainIsNoNewsAlsoAfterItTookEffect() {
    versions.proposed("2");
    versions.ok("2", sign(MARKETING), MARA);
    assertThat(versions.handle("2", sign(MARKETING), MARA)).isEqualTo(Outcome.nothing());
    versions.ok("2", sign(SALES), STEFAN);
    assertThat(versions.handle("2", sign(SALES), STEFAN)).isEqualTo(Outcome.nothing());
    versions.now = START.plus(Duration.ofDays(14));
    versions.due(true);
    assertThat(versions.handle("2", sign(MARKETING), MARA)).isEqualTo(Outcome.nothing());
    versions.scheduled("3");
    versions.now = START.plus(Duration.ofDays(28));
    versions.due(true);
    assertThat(versions.lives.get("2").status()).isEqualTo(Status.SUPERSEDED);
    assertThat(versions.handle("2", sign(MARKETING), MARA)).isEqualTo(Outcome.nothing());
  }

  @Test
  void aSecondPersonOfTheSameSideComesTooLate() {
    versions.proposed("2");
    versions.ok("2", sign(MARKETING), MARA);
    assertThat(versions.refusal("2", sign(MARKETING), BOTH)).isEqualTo(Refusal.ALREADY_SIGNED);
  }

  @Test
  void isForTheTextThatWasRead() {
    versions.proposed("2");
    assertThat(versions.refusal("2", new Command.Sign(SALES, "another", null), STEFAN))
        .isEqualTo(Refusal.ANOTHER_TEXT);
    versions.ok("2", new Command.Sign(SALES, "text of 2", "as discussed"), STEFAN);
    assertThat(versions.refusal("2", new Command.Sign(SALES, "another", null), STEFAN))
        .isEqualTo(Refusal.ALREADY_SIGNED);
  }

  @Test
  void isForProposalsOnly() {
    versions.draft("2", "text");
    assertThat(versions.refusal("2", sign(SALES), STEFAN)).isEqualTo(Refusal.NOT_PROPOSED);
    assertThat(versions.refusal("1", sign(SALES), STEFAN)).isEqualTo(Refusal.NOT_PROPOSED);
    versions.ok("2", new Command.Withdraw("no"), MARA);
    assertThat(versions.refusal("2", sign(SALES), STEFAN)).isEqualTo(Refusal.NOT_PROPOSED);
  }

  @Test
  void waitsWhereAnotherIsScheduledAlready() {
    versions.proposed("3");
    versions.scheduled("2");
    assertThat(versions.refusal("3", sign(SALES), STEFAN)).isEqualTo(Refusal.SUCCESSOR_SCHEDULED);
  }

  @Test
  void isRefusedWhereWhatItWasComparedWithIsInForceNoMore() {
    versions.proposed("3");
    versions.scheduled("2");
    versions.now = START.plus(Duration.ofDays(14));
    versions.due(true);
    assertThat(versions.refusal("3", sign(SALES), STEFAN)).isEqualTo(Refusal.COMPARISON_OUTDATED);
    versions.ok("3", versions.propose(), MARA);
    assertThat(versions.ok("3", sign(SALES), STEFAN).status()).isEqualTo(Status.PROPOSED);
  }

  @Test
  void takesEffectAtTheLatestOfWishNoticeAndLeadTime() {
    Instant wish = START.plus(Duration.ofDays(20));
    assertThat(EffectiveInstant.of(START, Duration.ofDays(14), LEAD, wish))
        .returns(wish, EffectiveInstant::at)
        .returns("as_requested", EffectiveInstant::because);
    assertThat(EffectiveInstant.of(START, Duration.ofDays(14), LEAD, START))
        .returns(START.plus(Duration.ofDays(14)), EffectiveInstant::at)
        .returns("notice_kept", EffectiveInstant::because);
    assertThat(EffectiveInstant.of(START, Duration.ZERO, LEAD, null))
        .returns(START.plus(LEAD), EffectiveInstant::at)
        .returns("lead_time", EffectiveInstant::because);
    assertThat(EffectiveInstant.of(START, Duration.ZERO, LEAD, START.plusSeconds(59)).at())
        .isEqualTo(START.plus(LEAD));
  }

  @Test
  void takesEffectAtAWholeSecondNeverSooner() {
    assertThat(EffectiveInstant.of(START.plusNanos(1), Duration.ZERO, LEAD, null).at())
        .isEqualTo(START.plus(LEAD).plusSeconds(1));
  }

  @Test
  void theNoticePeriodIsTheSignedDocumentsOwn() {
    versions.ok("2", new Command.Draft(text("text", Duration.ofDays(3))), MARA);
    versions.ok("2", versions.propose(), MARA);
    versions.ok("2", sign(MARKETING), MARA);
    versions.now = START.plus(Duration.ofDays(1));
    Life life = versions.ok("2", sign(SALES), STEFAN);
    assertThat(life.phase())
        .isInstanceOfSatisfying(
            Phase.Scheduled.class,
            scheduled ->
                assertThat(scheduled.effectiveAt()).isEqualTo(START.plus(Duration.ofDays(4))));
    assertThat(versions.steps.get("2").getLast())
        .isEqualTo(
            new Step.Scheduled(
                versions.now,
                "stefan",
                START.plus(Duration.ofDays(4)),
                Duration.ofDays(3).toSeconds(),
                "1",
                "notice_kept",
                "The notice period from the last signature on: 72 h"));
    assertThat(List.of(Refusal.values())).allMatch(each -> each.code().matches("[a-z_]+"));
  }
}
