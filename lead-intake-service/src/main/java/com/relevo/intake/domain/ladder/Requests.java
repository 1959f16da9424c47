package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.intake.domain.ladder.Answer.Outcome;
import com.relevo.intake.domain.ladder.Step.Claim;
import com.relevo.intake.domain.ladder.Step.Release;
import com.relevo.intake.domain.ladder.Step.Restore;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.domain.person.LeadView;
import com.relevo.intake.domain.person.Part;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.person.Union;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What people ask of a lead. */
final class Requests {
  private Requests() {}

  static Turn decide(Turn turn, Person person, Asked asked) {
    return switch (asked.kind()) {
      case SHOW -> turn.reply(asked, Answer.shown(LeadView.of(person)));
      case EXPORT -> turn.reply(asked, Answer.shown(LeadView.whole(person)));
      case ERASE -> erase(turn, person, asked);
      case MERGE -> merge(turn, person, asked);
      case SPLIT -> split(turn, person, asked);
    };
  }

  /** Whoever they were before they were merged, too; every key is nobody's again. */
  private static Turn erase(Turn turn, Person person, Asked asked) {
    Cause cause = Cause.of(asked);
    turn.becomes(null);
    Stream.concat(Stream.of(person), person.parts().stream().map(Part::person))
        .forEach(each -> {
          turn.publish(Told.erased(each, cause));
          Set<String> keys = new LinkedHashSet<>(each.keys());
          keys.addAll(Likeness.plain(keys));
          keys.remove(person.home());
          keys.forEach(key -> turn.send(key, new Release(each.leadId(), person.home())));
        });
    return turn.reply(asked, Answer.done(person.leadId(), person.leadId()));
  }

  private static Turn merge(Turn turn, Person person, Asked asked) {
    LeadId other = asked.other();
    if (other == null || other.equals(person.leadId())) {
      return turn.reply(asked, Answer.of(Outcome.SAME_LEAD));
    }
    String key = IdentityKeys.lead(other);
    return turn.send(key, new Claim(key, Claimant.of(person, key), Cause.of(asked)));
  }

  private static Turn split(Turn turn, Person person, Asked asked) {
    Cause cause = Cause.of(asked);
    LeadId lead = Objects.requireNonNull(asked.lead());
    return Union.split(person, lead)
        .map(two -> {
          Reason why = Reason.of("lead_split", "Lead " + lead + " is no part of it");
          turn.becomes(Place.home(two.rest()));
          Told.changed(turn, two.rest(), lead, cause, why);
          Told.consent(turn, two.rest(), person.consents(), lead, cause, why);
          return turn.send(
              two.part().home(), new Restore(two.part(), person.leadId(), person.home(), cause));
        })
        .orElseGet(() -> turn.reply(asked, Answer.of(Outcome.NOT_MERGED)));
  }
}
