package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementTimeline.Switch;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgreementTimelineTest {
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Agreement FIRST = named("first");

  private final AgreementTimeline alone = AgreementTimeline.of(FIRST);
  private final AgreementTimeline two =
      alone.with(change("may", MAY, MARCH)).with(change("april", APRIL, MARCH));

  @Test
  void oneAgreementHoldsForEver() {
    assertThat(alone.at(Instant.MIN)).isSameAs(FIRST);
    assertThat(alone.at(Instant.MAX)).isSameAs(FIRST);
    assertThat(alone.next(Instant.MIN)).isEmpty();
    assertThat(alone.switches()).isEmpty();
  }

  @Test
  void aVersionHoldsFromItsInstantOnAndNotANanosecondEarlier() {
    assertThat(version(two, APRIL.minusNanos(1))).isEqualTo("first");
    assertThat(version(two, APRIL)).isEqualTo("april");
    assertThat(version(two, MAY.minusNanos(1))).isEqualTo("april");
    assertThat(version(two, MAY)).isEqualTo("may");
    assertThat(version(two, Instant.MAX)).isEqualTo("may");
  }

  @Test
  void theOrderInWhichVersionsBecomeKnownDoesNotMatter() {
    AgreementTimeline other =
        alone.with(change("april", APRIL, MARCH)).with(change("may", MAY, MARCH));
    assertThat(other.switches().stream().map(Switch::effectiveAt))
        .containsExactly(APRIL, MAY)
        .isEqualTo(two.switches().stream().map(Switch::effectiveAt).toList());
    assertThat(version(other, APRIL)).isEqualTo("april");
  }

  @Test
  void ofTwoAtOneInstantTheOneScheduledLastHoldsWhicheverBecameKnownFirst() {
    Switch earlier = change("z", APRIL, MARCH);
    Switch later = change("a", APRIL, MARCH.plusSeconds(1));
    assertThat(version(alone.with(earlier).with(later), APRIL)).isEqualTo("a");
    assertThat(version(alone.with(later).with(earlier), APRIL)).isEqualTo("a");
    assertThat(alone.with(later).with(earlier).switches()).hasSize(1);
  }

  @Test
  void ofTwoScheduledAtOnceForOneInstantTheLastInAlphabeticalOrderHolds() {
    Switch a = change("a", APRIL, MARCH);
    Switch b = change("b", APRIL, MARCH);
    assertThat(version(alone.with(a).with(b), APRIL)).isEqualTo("b");
    assertThat(version(alone.with(b).with(a), APRIL)).isEqualTo("b");
  }

  @Test
  void whenTheOneThatHoldsIsTakenBackTheOtherOneOfThatInstantDoes() {
    AgreementTimeline both =
        alone.with(change("a", APRIL, MARCH)).with(change("b", APRIL, MARCH.plusSeconds(1)));
    assertThat(version(both.without("b"), APRIL)).isEqualTo("a");
  }

  @Test
  void aVersionThatIsScheduledAnewMovesToItsNewInstant() {
    AgreementTimeline moved = two.with(change("april", MAY.plusSeconds(1), MARCH));
    assertThat(version(moved, APRIL)).isEqualTo("first");
    assertThat(version(moved, MAY.plusSeconds(1))).isEqualTo("april");
    assertThat(moved.switches()).hasSize(2);
  }

  @Test
  void aVersionThatIsTakenBackIsUnknownAndTheOneBeforeItGoesOn() {
    AgreementTimeline left = two.without("april");
    assertThat(version(left, APRIL)).isEqualTo("first");
    assertThat(version(left, MAY)).isEqualTo("may");
    assertThat(left.version("april")).isEmpty();
    assertThat(two.version("april")).as("the one from before is as it was").isPresent();
    assertThat(two.without("unknown").switches()).hasSize(2);
  }

  @Test
  void findsEveryVersionByItsName() {
    assertThat(two.version("first")).containsSame(FIRST);
    assertThat(two.version("may").orElseThrow().version()).isEqualTo("may");
    assertThat(two.version("june")).isEmpty();
  }

  @Test
  void aVersionNamedAsTheOneAllBeganWithIsTheNewerOne() {
    AgreementTimeline again = alone.with(change("first", APRIL, MARCH));
    assertThat(again.version("first").orElseThrow()).isSameAs(again.at(APRIL)).isNotSameAs(FIRST);
    assertThat(again.at(MARCH)).isSameAs(FIRST);
    assertThat(again.without("first").version("first")).containsSame(FIRST);
  }

  @Test
  void knowsTheNextChangeAfterAnInstant() {
    assertThat(two.next(MARCH)).map(Switch::effectiveAt).contains(APRIL);
    assertThat(two.next(APRIL)).map(Switch::effectiveAt).contains(MAY);
    assertThat(two.next(MAY)).isEmpty();
  }

  @Test
  void looksAtAllVersionsThatHoldAtSomeTime() {
    AgreementTimeline overtaken = two.with(change("never", APRIL, MARCH.minusSeconds(1)));
    assertThat(overtaken.any(each -> each.version().equals("may"))).isTrue();
    assertThat(overtaken.any(each -> each.version().equals("first"))).isTrue();
    assertThat(overtaken.any(each -> each.version().equals("never"))).isFalse();
  }

  private static String version(AgreementTimeline timeline, Instant at) {
    return timeline.at(at).version();
  }

  private static Switch change(String version, Instant effectiveAt, Instant scheduledAt) {
    return new Switch(effectiveAt, scheduledAt, named(version));
  }

  private static Agreement named(String version) {
    Agreement example = AgreementReader.example();
    return new Agreement(
        version,
        example.name(),
        example.definitions(),
        example.scoring(),
        example.teams(),
        example.routing(),
        example.targets(),
        example.calendars(),
        example.dispositions());
  }
}
