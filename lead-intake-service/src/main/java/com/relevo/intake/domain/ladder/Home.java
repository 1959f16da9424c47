package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.intake.domain.ladder.Step.Absorb;
import com.relevo.intake.domain.ladder.Step.Alike;
import com.relevo.intake.domain.ladder.Step.Assign;
import com.relevo.intake.domain.ladder.Step.Claim;
import com.relevo.intake.domain.ladder.Step.Join;
import com.relevo.intake.domain.ladder.Step.Release;
import com.relevo.intake.domain.ladder.Step.Request;
import com.relevo.intake.domain.ladder.Step.Restore;
import com.relevo.intake.domain.ladder.Step.Suspect;
import com.relevo.intake.domain.ladder.Step.Visit;
import com.relevo.intake.domain.person.Consents;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step does where a person is at home. */
final class Home {
  private Home() {}

  static Turn decide(Turn turn, Person person, Step step) {
    return switch (step) {
      case Visit visit -> visited(turn, person, visit);
      case Claim claim -> Meeting.decide(turn, person, claim);
      case Join join -> Meeting.joined(turn, person, join);
      case Absorb absorb -> Meeting.absorbed(turn, person, absorb);
      case Suspect suspect -> suspects(turn, person, suspect);
      case Alike alike -> Likeness.met(turn, person, alike);
      case Request request -> Requests.decide(turn, person, request.asked());
      case Release release -> Likeness.without(turn, release.lead());
      // Who is at home stays; a lead whose home was taken meanwhile joins whom it came from again.
      case Assign _ -> turn;
      case Restore(Person back, LeadId from, _, Cause cause) ->
          turn.send(IdentityKeys.lead(from), new Absorb(back, cause));
    };
  }

  private static Turn visited(Turn turn, Person person, Visit visit) {
    List<String> way = new ArrayList<>(visit.trail());
    way.add(person.home());
    return visit.refused() || isMeant(person, visit.item(), way)
        ? taken(turn, person, person.evolve(visit.item()), visit.item())
        : turn.send(refusedTo(visit, way), new Visit(visit.item(), List.of(), true));
  }

  /**
   * By a key of theirs other than a phone number, that the item came by before it asked for one; or
   * by a phone number, where one of the two has no e-mail address.
   */
  private static boolean isMeant(Person person, Item item, List<String> way) {
    return strong(way).stream().anyMatch(key -> person.owns(key) && item.keys().contains(key))
        || way.stream()
                .anyMatch(key ->
                    IdentityKeys.isPhone(key) && item.keys().contains(key) && person.owns(key))
            && !(item.hasEmail() && person.hasEmail());
  }

  /** The keys up to the first phone number. */
  private static List<String> strong(List<String> way) {
    return way.stream().takeWhile(key -> !IdentityKeys.isPhone(key)).toList();
  }

  /** Where somebody new is to be at home: the last key before the phone number that was tried. */
  private static String refusedTo(Visit visit, List<String> way) {
    List<String> strong = strong(way);
    return strong.isEmpty() || strong.size() == way.size()
        ? visit.item().keys().getFirst()
        : strong.getLast();
  }

  private static Turn suspects(Turn turn, Person person, Suspect suspect) {
    return suspect.other().equals(person.leadId())
        ? turn
        : turn.becomes(
            Place.home(person.suspecting(suspect.other(), suspect.why(), suspect.key(), true)));
  }

  static Turn found(Turn turn, String home, Item item) {
    return taken(turn, null, Person.found(item, home), item);
  }

  /**
   * What is read once more changes nothing where it says nothing else than is known; a repeat that
   * came later is no confirmation.
   */
  private static boolean isOldNews(Person before, Person now, Item item) {
    return item.mode() == Mode.REPLAY
        && before.profile().equals(now.profile())
        && before.consents().sayTheSameAs(now.consents())
        && before.keys().equals(now.keys());
  }

  private static Turn taken(Turn turn, @Nullable Person before, Person now, Item item) {
    turn.becomes(Place.home(now)).settles(item);
    if (before != null && isOldNews(before, now, item)) {
      return turn.becomes(Place.home(before));
    }
    Intake.decide(before, now, item).forEach(turn::publish);
    Set<String> news = new LinkedHashSet<>(now.keys());
    if (before == null) {
      Likeness.owned(turn, now.leadId(), now.home());
    } else {
      news.removeAll(before.keys());
    }
    Likeness.tell(turn, now, news);
    Cause cause = Cause.of(item);
    news.stream()
        .filter(key -> !key.equals(now.home()))
        .forEach(key -> turn.send(key, new Claim(key, Claimant.of(now, key), cause)));
    return turn;
  }

  static Turn restored(Turn turn, Restore restore) {
    Person person = restore.person();
    Cause cause = restore.cause();
    turn.becomes(Place.home(person));
    Reason why = Reason.of("lead_split", "Is no longer part of lead " + restore.from());
    Told.consent(turn, person, Consents.NONE, restore.from(), cause, why);
    turn.publish(Told.split(person, restore.from(), cause));
    Told.changed(turn, person, restore.from(), cause, why);
    person.keys().stream()
        .filter(key -> !key.equals(person.home()))
        .forEach(key -> turn.send(key, new Assign(key, restore.fromHome(), person.home())));
    return turn.reply(cause.asked(), Answer.done(restore.from(), person.leadId()));
  }
}
