package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Versions.LEAD;
import static com.relevo.alignment.domain.Versions.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.domain.Phase.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final Instant EFFECTIVE = START.plus(Duration.ofDays(14));
  private final Versions versions = Versions.beginningWith("1");

  @Test
  void aSystemsFirstAgreementIsInForceFromTheBeginningWhetherOrNotItWasTold() {
    assertThat(versions.lives.get("1").status()).isEqualTo(Status.IN_FORCE);
    assertThat(versions.steps.get("1").getLast())
        .isEqualTo(new Step.TookEffect(START, "relevo", Instant.EPOCH, null));
  }

  @Test
  void isPutOffWhereTheServicesCouldNotBeTold() {
    versions.scheduled("2");
    versions.now = EFFECTIVE.plusSeconds(5);
    versions.due(false);
    assertThat(versions.lives.get("2").phase())
        .isInstanceOfSatisfying(
            Phase.Scheduled.class,
            scheduled -> assertThat(scheduled.effectiveAt()).isEqualTo(versions.now.plus(LEAD)));
    assertThat(versions.lives.get("1").status()).isEqualTo(Status.IN_FORCE);
    versions.now = versions.now.plus(LEAD);
    versions.due(true);
    assertThat(versions.lives.get("2").status()).isEqualTo(Status.IN_FORCE);
  }

  @Test
  void takesEffectAtItsInstantHoweverLateThatIsSeen() {
    versions.scheduled("2");
    versions.now = EFFECTIVE.plus(Duration.ofDays(3));
    versions.due(true);
    assertThat(versions.lives.get("2").phase())
        .isInstanceOfSatisfying(
            Phase.InForce.class, inForce -> assertThat(inForce.since()).isEqualTo(EFFECTIVE));
    assertThat(versions.lives.get("1").phase())
        .isInstanceOfSatisfying(
            Phase.Superseded.class,
            superseded -> assertThat(superseded.until()).isEqualTo(EFFECTIVE));
  }

  @Test
  void concernsScheduledVersionsOnly() {
    Due none = Due.decide(versions.proposed("2"), null, true, LEAD, Instant.MAX);
    assertThat(none.ofScheduled()).isEmpty();
    assertThat(none.ofInForce()).isEmpty();
  }
}
