package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Versions.BOTH;
import static com.relevo.alignment.domain.Versions.MARA;
import static com.relevo.alignment.domain.Versions.START;
import static com.relevo.alignment.domain.Versions.STEFAN;
import static com.relevo.alignment.domain.Versions.sign;
import static com.relevo.alignment.domain.Versions.text;
import static com.relevo.events.AgreementEvent.Role.MARKETING;
import static com.relevo.events.AgreementEvent.Role.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.domain.Phase.Status;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
  private final Versions versions = Versions.beginningWith("1");

  @Test
  void goesFromDraftToSupersededByBothSignaturesAndTime() {
    assertThat(versions.draft("2", "text").status()).isEqualTo(Status.DRAFT);
    assertThat(versions.ok("2", versions.propose(), MARA).status()).isEqualTo(Status.PROPOSED);
    assertThat(versions.ok("2", sign(MARKETING), MARA).status()).isEqualTo(Status.PROPOSED);
    Life scheduled = versions.ok("2", sign(SALES), STEFAN);
    assertThat(scheduled.phase())
        .isEqualTo(
            new Phase.Scheduled(
                new Proposal("mara", START, "1", List.of(), null, null, null),
                List.of(
                    new Signature(MARKETING, "mara", START, null),
                    new Signature(SALES, "stefan", START, null)),
                START.plus(Duration.ofDays(14))));
    assertThat(versions.steps.get("2"))
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Drafted", "Proposed", "Signed", "Signed", "Scheduled");

    versions.now = START.plus(Duration.ofDays(14)).minusNanos(1);
    versions.due(true);
    assertThat(versions.lives.get("2").status()).isEqualTo(Status.SCHEDULED);
    versions.now = START.plus(Duration.ofDays(14));
    versions.due(true);
    assertThat(versions.lives.get("2").status()).isEqualTo(Status.IN_FORCE);
    assertThat(versions.lives.get("1").phase())
        .isEqualTo(new Phase.Superseded(List.of(), Instant.EPOCH, versions.now, "2"));
  }

  @Test
  void passesThroughSignedBetweenTheLastSignatureAndItsSchedule() {
    versions.scheduled("2");
    List<Step> steps = versions.steps.get("2");
    assertThat(Life.of("2", steps.subList(0, steps.size() - 1)).status()).isEqualTo(Status.SIGNED);
  }

  @Nested
  class Drafting {
    @Test
    void theSameTextAgainIsNoNews() {
      versions.draft("2", "text");
      assertThat(versions.handle("2", new Command.Draft(text("text")), STEFAN))
          .isEqualTo(Outcome.nothing());
    }

    @Test
    void aVersionsNameIsTakenOnce() {
      versions.draft("2", "text");
      assertThat(versions.refusal("2", new Command.Draft(text("other")), MARA))
          .isEqualTo(Refusal.VERSION_EXISTS);
      assertThat(versions.refusal("1", new Command.Draft(text("other")), MARA))
          .isEqualTo(Refusal.VERSION_EXISTS);
    }

    @Test
    void nothingElseIsDoneToAVersionThatIsNotThere() {
      for (Command command :
          List.of(
              new Command.Edit(text("x"), 1),
              versions.propose(),
              sign(MARKETING),
              new Command.Reject(MARKETING, "no"),
              new Command.Withdraw("no"))) {
        assertThat(versions.refusal("9", command, BOTH)).isEqualTo(Refusal.UNKNOWN_VERSION);
      }
    }
  }

  @Nested
  class Editing {
    @Test
    void makesAnotherRevision() {
      Life draft = versions.draft("2", "text");
      Life edited = versions.ok("2", new Command.Edit(text("other"), draft.steps()), STEFAN);
      assertThat(edited.revision()).isEqualTo(text("other").numbered(2));
      assertThat(edited.status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void voidsTheSignatures() {
      versions.proposed("2");
      Life signed = versions.ok("2", sign(MARKETING), MARA);
      versions.ok("2", new Command.Edit(text("other"), signed.steps()), STEFAN);
      assertThat(versions.refusal("2", sign(SALES), STEFAN)).isEqualTo(Refusal.NOT_PROPOSED);
      versions.ok("2", versions.propose(), STEFAN);
      assertThat(versions.ok("2", sign(SALES), STEFAN).status()).isEqualTo(Status.PROPOSED);
      assertThat(versions.ok("2", sign(MARKETING), MARA).status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void isRefusedToWhoeverHasNotSeenTheLastStep() {
      Life draft = versions.draft("2", "text");
      versions.ok("2", versions.propose(), MARA);
      assertThat(versions.refusal("2", new Command.Edit(text("other"), draft.steps()), MARA))
          .isEqualTo(Refusal.CHANGED_MEANWHILE);
    }

    @Test
    void ofTheSameTextIsNoNewsWhateverWasSeen() {
      versions.proposed("2");
      assertThat(versions.handle("2", new Command.Edit(text("text of 2"), 0), MARA))
          .isEqualTo(Outcome.nothing());
    }

    @Test
    void bringsARejectedVersionBack() {
      versions.proposed("2");
      Life rejected = versions.ok("2", new Command.Reject(SALES, "too many"), STEFAN);
      assertThat(versions.refusal("2", versions.propose(), MARA)).isEqualTo(Refusal.NOT_PROPOSABLE);
      versions.ok("2", new Command.Edit(text("fewer"), rejected.steps()), MARA);
      assertThat(versions.ok("2", versions.propose(), MARA).status()).isEqualTo(Status.PROPOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "IN_FORCE", "SUPERSEDED", "WITHDRAWN"})
    void isOverOnceBothHaveSignedOrItIsWithdrawn(Status status) {
      Life life = versionThatIs(status);
      assertThat(
              versions.refusal(life.version(), new Command.Edit(text("other"), life.steps()), MARA))
          .isEqualTo(Refusal.NOT_EDITABLE);
    }
  }

  @Nested
  class Proposing {
    @Test
    void theSameAgainIsNoNews() {
      versions.proposed("2");
      assertThat(versions.handle("2", versions.propose(), STEFAN)).isEqualTo(Outcome.nothing());
    }

    @Test
    void isRefusedWhereWhatWasComparedIsNotWhatThereIs() {
      versions.draft("2", "text");
      assertThat(
              versions.refusal(
                  "2", new Command.Propose("0", null, List.of(), null, null, null), MARA))
          .isEqualTo(Refusal.COMPARISON_OUTDATED);
      assertThat(
              versions.refusal(
                  "2", new Command.Propose("1", "other", List.of(), null, null, null), MARA))
          .isEqualTo(Refusal.COMPARISON_OUTDATED);
      versions.ok("2", new Command.Propose("1", "text", List.of(), null, null, null), MARA);
    }

    @Test
    void forAnotherDayVoidsTheSignatures() {
      versions.proposed("2");
      versions.ok("2", sign(MARKETING), MARA);
      Instant later = START.plus(Duration.ofDays(30));
      Life again = versions.ok("2", versions.propose(later), MARA);
      assertThat(((Phase.Proposed) again.phase()).signatures()).isEmpty();
      versions.ok("2", sign(MARKETING), MARA);
      Life scheduled = versions.ok("2", sign(SALES), STEFAN);
      assertThat(((Phase.Scheduled) scheduled.phase()).effectiveAt()).isEqualTo(later);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "IN_FORCE", "SUPERSEDED", "WITHDRAWN", "REJECTED"})
    void isForDraftsAndProposals(Status status) {
      assertThat(versions.refusal(versionThatIs(status).version(), versions.propose(), MARA))
          .isEqualTo(Refusal.NOT_PROPOSABLE);
    }
  }

  @Nested
  class Rejecting {
    @Test
    void endsTheProposal() {
      versions.proposed("2");
      assertThat(versions.ok("2", new Command.Reject(SALES, "too many"), STEFAN).phase())
          .isEqualTo(new Phase.Rejected(SALES, "stefan", "too many"));
      assertThat(versions.refusal("2", sign(MARKETING), MARA)).isEqualTo(Refusal.NOT_PROPOSED);
    }

    @Test
    void aSecondTimeIsNoNews() {
      versions.proposed("2");
      versions.ok("2", new Command.Reject(SALES, "too many"), STEFAN);
      assertThat(versions.handle("2", new Command.Reject(SALES, "too many"), STEFAN))
          .isEqualTo(Outcome.nothing());
      assertThat(versions.refusal("2", new Command.Reject(MARKETING, "nor we"), MARA))
          .isEqualTo(Refusal.NOT_PROPOSED);
    }

    @Test
    void isForTheSideItself() {
      versions.proposed("2");
      assertThat(versions.refusal("2", new Command.Reject(SALES, "no"), MARA))
          .isEqualTo(Refusal.NOT_YOUR_SIDE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "SCHEDULED", "IN_FORCE", "SUPERSEDED", "WITHDRAWN"})
    void isForProposals(Status status) {
      assertThat(
              versions.refusal(
                  versionThatIs(status).version(), new Command.Reject(SALES, "no"), STEFAN))
          .isEqualTo(Refusal.NOT_PROPOSED);
    }
  }

  @Nested
  class Withdrawing {
    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "PROPOSED", "SCHEDULED", "REJECTED"})
    void isPossibleBeforeItTakesEffect(Status status) {
      String version = versionThatIs(status).version();
      assertThat(versions.ok(version, new Command.Withdraw("a better one"), MARA).phase())
          .isEqualTo(new Phase.Withdrawn("mara", "a better one"));
      assertThat(versions.handle(version, new Command.Withdraw("again"), MARA))
          .isEqualTo(Outcome.nothing());
    }

    @Test
    void endsWhereServicesMaySwitchAtAnyMoment() {
      Phase.Scheduled scheduled = (Phase.Scheduled) versions.scheduled("2").phase();
      versions.now = scheduled.effectiveAt().minus(Versions.LEAD);
      assertThat(versions.refusal("2", new Command.Withdraw("wait"), MARA))
          .isEqualTo(Refusal.TOO_LATE);
      versions.now = versions.now.minusNanos(1);
      assertThat(versions.ok("2", new Command.Withdraw("wait"), MARA).status())
          .isEqualTo(Status.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_FORCE", "SUPERSEDED"})
    void isOverOnceItTookEffect(Status status) {
      assertThat(
              versions.refusal(versionThatIs(status).version(), new Command.Withdraw("no"), MARA))
          .isEqualTo(Refusal.NOT_WITHDRAWABLE);
    }

    @Test
    void makesRoomForAnother() {
      versions.scheduled("2");
      versions.proposed("3");
      assertThat(versions.refusal("3", sign(SALES), STEFAN)).isEqualTo(Refusal.SUCCESSOR_SCHEDULED);
      versions.ok("2", new Command.Withdraw("3 is better"), MARA);
      assertThat(versions.ok("3", sign(SALES), STEFAN).status()).isEqualTo(Status.PROPOSED);
    }
  }

  @Test
  void anActorHasNoSideUnlessTheyAreGivenOne() {
    Actor guest = new Actor("guest", "guest@acme.example", Set.of());
    versions.draft("2", "text");
    versions.ok("2", versions.propose(), guest);
    assertThat(versions.refusal("2", sign(MARKETING), guest)).isEqualTo(Refusal.NOT_YOUR_SIDE);
  }

  private Life versionThatIs(Status status) {
    return switch (status) {
      case DRAFT -> versions.draft("2", "text");
      case PROPOSED -> versions.proposed("2");
      case SCHEDULED -> versions.scheduled("2");
      case IN_FORCE -> versions.lives.get("1");
      case SUPERSEDED -> {
        versions.scheduled("2");
        versions.now = START.plus(Duration.ofDays(15));
        versions.due(true);
        yield versions.lives.get("1");
      }
      case WITHDRAWN -> {
        versions.draft("2", "text");
        yield versions.ok("2", new Command.Withdraw("no"), MARA);
      }
      case REJECTED -> {
        versions.proposed("2");
        yield versions.ok("2", new Command.Reject(MARKETING, "no"), MARA);
      }
      case SIGNED -> throw new IllegalArgumentException("nobody sees a version signed only");
    };
  }
}
