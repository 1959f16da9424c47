package com.relevo.alignment.store;

import static com.relevo.alignment.store.DeskFixture.MARA;
import static com.relevo.alignment.store.DeskFixture.STEFAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleAgreements;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Lifecycle;
import com.relevo.alignment.domain.Phase;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.store.AgreementDesk.Result;
import com.relevo.alignment.store.Outbox.Letter;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AgreementDeskTest {
  private static final Duration NOTICE = SampleAgreements.example().noticePeriod();
  private final String example = SampleAgreements.example().version();

  @Test
  void anEmptySystemBeginsWithTheConfiguredAgreementFromTheBeginningOfTime() {
    DeskFixture fixture = DeskFixture.begun();
    assertThat(fixture.store.standing().inForce()).isEqualTo(example);
    assertThat(fixture.store.life(example).orElseThrow().phase())
        .isEqualTo(new Phase.InForce(List.of(), Lifecycle.BEGINNING));
    assertThat(fixture.types()).containsExactly("agreement.scheduled.v1", "agreement.in-force.v1");

    fixture.begin(List.of());
    assertThat(fixture.types()).as("a second start tells nothing twice").hasSize(2);
  }

  @Test
  void keepsEveryStepAndTellsWhatConcernsOthers() {
    DeskFixture fixture = DeskFixture.begun();
    Life scheduled = fixture.scheduled("2");
    assertThat(fixture.store.life("2")).contains(scheduled);
    assertThat(fixture.store.text("2", 1).document()).isEqualTo(SampleAgreements.text("2", 61));
    assertThat(fixture.types().subList(2, 6))
        .containsExactly(
            "agreement.proposed.v1",
            "agreement.signed.v1",
            "agreement.signed.v1",
            "agreement.scheduled.v1");

    fixture.handle("2", new Command.Sign(Role.SALES, null, "as discussed"), STEFAN);
    assertThat(fixture.types()).as("the same command again").hasSize(6);
  }

  @Test
  void whatIsScheduledCarriesAllThatServicesNeed() {
    DeskFixture fixture = DeskFixture.begun();
    fixture.scheduled("2");
    AgreementScheduled event = scheduledEvent(fixture, "2");
    assertThat(event.document()).isEqualTo(SampleAgreements.text("2", 61));
    assertThat(event.effectiveAt()).isEqualTo(fixture.clock.instant().plus(NOTICE));
    assertThat(event.noticeSeconds()).isEqualTo(NOTICE.toSeconds());
    assertThat(event.supersedes()).isEqualTo(example);
    assertThat(event.signatures()).hasSize(2);
    assertThat(event.meta().agreementVersion()).isEqualTo(example);
    assertThat(event.meta().because()).extracting("code").containsExactly("notice_kept");
  }

  @Test
  void takesEffectAtItsInstantAndSupersedes() {
    DeskFixture fixture = DeskFixture.begun();
    fixture.scheduled("2");
    fixture.allSent();
    fixture.clock.advance(NOTICE.minusNanos(1_000));
    assertThat(fixture.desk.advance()).isZero();
    fixture.clock.advance(Duration.ofNanos(1_000));
    assertThat(fixture.desk.advance()).isEqualTo(1);
    assertThat(fixture.store.standing().inForce()).isEqualTo("2");
    assertThat(fixture.store.life(example).orElseThrow().status()).isEqualTo(Status.SUPERSEDED);
    assertThat(fixture.types().subList(6, 8))
        .containsExactly("agreement.superseded.v1", "agreement.in-force.v1");
    assertThat(fixture.desk.advance()).isZero();
  }

  @Test
  void whatCouldNotBeToldInTimeIsPutOffAndNobodyReadsOfTheInstantThatWent() {
    DeskFixture fixture = DeskFixture.begun();
    fixture.allSent();
    fixture.scheduled("2");
    fixture.clock.advance(NOTICE.minusSeconds(20));
    assertThat(fixture.outbox.unsent(10, fixture.clock.instant()))
        .as("20 s before is too late for it, though the others are told")
        .extracting(Letter::key)
        .containsExactly("2/proposed", "2/signed/MARKETING", "2/signed/SALES");
    fixture.clock.advance(Duration.ofSeconds(25));
    fixture.desk.advance();
    assertThat(fixture.store.standing().inForce()).isEqualTo(example);
    AgreementScheduled event = scheduledEvent(fixture, "2");
    assertThat(event.effectiveAt()).isEqualTo(fixture.clock.instant().plus(DeskFixture.LEAD));
    assertThat(event.meta().because()).extracting("code").containsExactly("not_announced");

    fixture.allSent();
    fixture.clock.advance(DeskFixture.LEAD);
    fixture.desk.advance();
    assertThat(fixture.store.standing().inForce()).isEqualTo("2");
  }

  @Test
  void takesOverWhatTheTopicKnowsAndTheDatabaseHasLost() {
    DeskFixture before = DeskFixture.begun();
    AgreementScheduled first = scheduledEvent(before, example);
    before.scheduled("2");
    AgreementScheduled second = scheduledEvent(before, "2");

    DeskFixture lost = new DeskFixture();
    lost.begin(List.of(second, first));
    assertThat(lost.store.standing().inForce()).isEqualTo(example);
    assertThat(lost.store.life("2").orElseThrow().phase())
        .isInstanceOfSatisfying(
            Phase.Scheduled.class,
            scheduled -> {
              assertThat(scheduled.effectiveAt()).isEqualTo(second.effectiveAt());
              assertThat(scheduled.signatures()).isEqualTo(second.signatures());
            });
    assertThat(lost.types())
        .as("what is on the topic stays as it is")
        .containsExactly("agreement.in-force.v1");

    lost.clock.advance(NOTICE);
    lost.desk.advance();
    assertThat(lost.store.standing().inForce()).isEqualTo("2");
  }

  @Test
  void aTopicThatHasLostWhatWasPublishedGetsTheNewestOfEachKeyAgain() {
    DeskFixture fixture = DeskFixture.begun();
    fixture.scheduled("2");
    fixture.allSent();
    assertThat(fixture.outbox.sendAgainUnless(Set.of(example, example + "/in-force"))).isEqualTo(4);
    assertThat(fixture.outbox.unsent(10, fixture.clock.instant()))
        .extracting(Letter::key)
        .containsExactly("2/proposed", "2/signed/MARKETING", "2/signed/SALES", "2");
  }

  @Test
  void ofTwoSidesThatSignAtOnceOneSchedulesIt() throws Exception {
    DeskFixture fixture = DeskFixture.begun();
    for (int round = 2; round < 8; round++) {
      String version = String.valueOf(round);
      fixture.draft(version, 61);
      fixture.propose(version);
      List<Callable<Result>> both =
          List.of(
              () ->
                  fixture.desk.handle(
                      version, new Command.Sign(Role.MARKETING, null, null), MARA, null),
              () ->
                  fixture.desk.handle(
                      version, new Command.Sign(Role.SALES, null, null), STEFAN, null));
      try (var threads = Executors.newFixedThreadPool(2)) {
        for (Future<Result> result : threads.invokeAll(both)) {
          assertThat(result.get()).isInstanceOf(Result.Done.class);
        }
      }
      assertThat(fixture.store.life(version).orElseThrow().status()).isEqualTo(Status.SCHEDULED);
      fixture.handle(version, new Command.Withdraw("next round"), MARA);
    }
    assertThat(fixture.types()).filteredOn("agreement.scheduled.v1"::equals).hasSize(7);
  }

  @Test
  void listsTheNewestFirstByPages() {
    DeskFixture fixture = DeskFixture.begun();
    for (int i = 2; i < 6; i++) {
      fixture.draft(String.valueOf(i), 50 + i);
    }
    List<AgreementStore.Entry> page = fixture.store.list(null, Long.MAX_VALUE, 2);
    assertThat(page).extracting(AgreementStore.Entry::version).containsExactly("5", "4");
    assertThat(fixture.store.list(null, page.getLast().position(), 2))
        .extracting(AgreementStore.Entry::version)
        .containsExactly("3", "2");
    assertThat(fixture.store.list(Status.IN_FORCE, Long.MAX_VALUE, 2))
        .extracting(AgreementStore.Entry::effectiveAt)
        .containsExactly(Instant.EPOCH);
  }

  private static AgreementScheduled scheduledEvent(DeskFixture fixture, String version) {
    byte[] value =
        fixture
            .sql
            .sql(
                "select value from outbox where key = :key and type = :type order by id desc limit 1")
            .param("key", version)
            .param("type", EventType.AGREEMENT_SCHEDULED.type())
            .query((row, _) -> row.getBytes(1))
            .single();
    return (AgreementScheduled) EventJson.read(EventType.AGREEMENT_SCHEDULED, value);
  }
}
