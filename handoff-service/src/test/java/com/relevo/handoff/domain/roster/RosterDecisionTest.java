package com.relevo.handoff.domain.roster;

import static com.relevo.handoff.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.roster.RosterAnswer.Result;
import com.relevo.handoff.domain.roster.RosterAnswer.Why;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterDecisionTest {
  private static final RosterKey ANNA = RosterKey.rep("anna");
  private static final RosterKey BEN = RosterKey.rep("ben");

  private final Map<RosterKey, KeptEntry> kept = new HashMap<>();
  private final Map<String, RepId> emails = new HashMap<>();
  private int nextId;

  private static RepEntry rep(String email, int capacity) {
    return new RepEntry(
        "R",
        email,
        new TeamId("sdr"),
        true,
        1,
        capacity,
        null,
        Set.of(),
        Set.of(),
        null,
        List.of());
  }

  private static Wish wish(RosterKey key, Entry entry) {
    return new Wish(key, entry, null);
  }

  private RosterDecision ask(Wish... wishes) {
    RosterDecision decision =
        RosterDecision.of(
            new RosterCommand("c" + nextId++, "olga", NOON, List.of(wishes), "i"),
            kept::get,
            emails,
            NOON);
    for (Wish wish : wishes) {
      KeptEntry next = decision.kept().get(wish.key());
      if (next != null) {
        KeptEntry before = kept.get(wish.key());
        RosterDecision.move(wish, before == null ? null : before.entry(), emails);
        kept.put(wish.key(), next);
      }
    }
    return decision;
  }

  @Test
  void setsAndSaysWhoChangedWhatFromWhatToWhat() {
    ask(wish(ANNA, rep(null, 5)));
    RosterDecision decision = ask(new Wish(ANNA, rep(null, 9), 1L));

    assertThat(decision.answer().results()).containsExactly(new Result(ANNA, 2, true));
    assertThat(decision.events())
        .singleElement()
        .isInstanceOfSatisfying(
            RosterEvent.RepSet.class,
            set -> {
              assertThat(set.version()).isEqualTo(2);
              assertThat(set.entry().capacity()).isEqualTo(9);
              assertThat(set.meta().actor()).isEqualTo("olga");
              assertThat(set.meta().leadId().value()).isEqualTo("anna");
            });
    assertThat(kept.get(ANNA).history())
        .containsExactly(
            new KeptEntry.Changed(2, "olga", NOON, rep(null, 5), rep(null, 9)),
            new KeptEntry.Changed(1, "olga", NOON, null, rep(null, 5)));
  }

  @Test
  void refusesAVersionThatIsGone() {
    ask(wish(ANNA, rep(null, 5)));
    RosterDecision late = ask(new Wish(ANNA, rep(null, 9), 0L));
    assertThat(late.answer().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.why()).isEqualTo(Why.CHANGED_MEANWHILE);
          assertThat(fault.version()).isEqualTo(1);
        });
    assertThat(late.events()).isEmpty();
  }

  @Test
  void theSameAgainChangesNothing() {
    ask(wish(ANNA, rep(null, 5)));
    RosterDecision again = ask(wish(ANNA, rep(null, 5)));
    assertThat(again.answer().results()).containsExactly(new Result(ANNA, 1, false));
    assertThat(again.events()).isEmpty();
    assertThat(kept.get(ANNA).history()).hasSize(1);
  }

  @Test
  void versionsGoOnAfterARemovalSoThatNoneMeansTwoThings() {
    ask(wish(ANNA, rep(null, 5)));
    assertThat(ask(new Wish(ANNA, null, 1L)).events())
        .singleElement()
        .isInstanceOf(RosterEvent.RepRemoved.class);
    assertThat(ask(wish(ANNA, null)).answer().faults().getFirst().why())
        .isEqualTo(Why.UNKNOWN_ENTRY);
    assertThat(ask(wish(ANNA, rep(null, 5))).answer().results())
        .containsExactly(new Result(ANNA, 3, true));
  }

  @Test
  void anAddressIsOneRepsAloneAndFreeOnceTheyLeave() {
    ask(wish(ANNA, rep("Anna@acme.example", 5)));
    assertThat(ask(wish(BEN, rep("anna@acme.example", 5))).answer().faults().getFirst().why())
        .isEqualTo(Why.EMAIL_TAKEN);
    ask(wish(ANNA, rep(null, 5)));
    assertThat(ask(wish(BEN, rep("anna@acme.example", 5))).answer().faults()).isEmpty();
  }

  @Test
  void ofAListEverythingTakesEffectOrNothingAndEachFaultHasItsRow() {
    RosterDecision mixed =
        ask(
            wish(ANNA, rep("a@acme.example", 5)),
            wish(BEN, rep("a@acme.example", 5)),
            new Wish(RosterKey.team("sdr"), null, null));
    assertThat(mixed.answer().results()).isEmpty();
    assertThat(mixed.answer().faults()).extracting(RosterAnswer.Fault::row).containsExactly(1, 2);
    assertThat(kept).isEmpty();

    RosterDecision good =
        ask(
            wish(ANNA, rep("a@acme.example", 5)),
            wish(RosterKey.team("sdr"), new TeamEntry(null, null, null, null)),
            wish(RosterKey.account("acme.example"), new AccountEntry(new RepId("anna"))));
    assertThat(good.events())
        .extracting(event -> event.type().type(), event -> event.leadId().value())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("rep.set.v1", "anna"),
            org.assertj.core.api.Assertions.tuple("team.set.v1", "team/sdr"),
            org.assertj.core.api.Assertions.tuple("account.set.v1", "acme.example"));
  }

  @Test
  void keepsTheNewestChangesOnly() {
    for (int i = 1; i <= KeptEntry.REMEMBERED + 5; i++) {
      ask(wish(ANNA, rep(null, i)));
    }
    assertThat(kept.get(ANNA).history()).hasSize(KeptEntry.REMEMBERED);
    assertThat(kept.get(ANNA).history().getFirst().version()).isEqualTo(KeptEntry.REMEMBERED + 5);
  }
}
