package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
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
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a step does at the key where it arrives. An item goes from its strongest key to its weakest
 * until it finds somebody; free keys on its way are reserved by pointing to the next, so that who
 * comes by them meanwhile follows it, in order. Who is found says whether they are meant.
 */
public final class Ladder {
  private Ladder() {}

  public static Turn decide(String key, @Nullable Place place, Step step) {
    Turn turn = new Turn(place);
    Person person = place == null ? null : place.person();
    if (person != null) {
      return Home.decide(turn, person, step);
    }
    String to = place == null ? null : place.to();
    return switch (step) {
      case Visit visit -> visit(turn, key, place, visit);
      case Claim claim -> claim(turn, key, place, claim);
      case Assign(_, String from, String home) ->
          from.equals(to) ? turn.becomes(Place.to(home)) : turn;
      case Restore restore -> Home.restored(turn, restore);
      case Release(LeadId lead, String home) ->
          Likeness.without(home.equals(to) ? turn.becomes(null) : turn, lead);
      case Alike alike -> alike(turn, key, to, alike);
      case Request request when to == null ->
          turn.reply(request.asked(), Answer.of(Answer.Outcome.UNKNOWN_LEAD));
      case Request _, Absorb _, Join _, Suspect _ -> to == null ? turn : turn.send(to, step);
    };
  }

  private static Turn visit(Turn turn, String key, @Nullable Place place, Visit visit) {
    if (place != null && place.to() != null && (place.firm() || !visit.refused())) {
      return turn.send(place.to(), visit.past(key));
    }
    String next = visit.refused() ? null : after(visit.item(), key);
    return next == null
        ? Home.found(turn, key, visit.item())
        : turn.becomes(Place.reserved(next)).send(next, visit.past(key));
  }

  private static @Nullable String after(Item item, String key) {
    int at = item.keys().indexOf(key);
    return at < 0 || at + 1 == item.keys().size() ? null : item.keys().get(at + 1);
  }

  private static Turn claim(Turn turn, String key, @Nullable Place place, Claim claim) {
    String to = place == null ? null : place.to();
    boolean contested = key.equals(claim.key());
    if (to != null && (!contested || place != null && place.firm())) {
      boolean has = to.equals(claim.by().home()) && claim.cause().asked() == null;
      return contested && has ? turn : turn.send(to, claim);
    }
    if (claim.cause().asked() != null) {
      return turn.reply(claim.cause().asked(), Answer.of(Answer.Outcome.UNKNOWN_LEAD));
    }
    if (!contested) {
      return turn.send(claim.key(), new Assign(claim.key(), key, claim.by().home()));
    }
    Likeness.owned(turn, claim.by().lead(), claim.by().home());
    return turn.becomes(Place.to(claim.by().home()));
  }

  private static Turn alike(Turn turn, String key, @Nullable String to, Alike alike) {
    if (key.equals(alike.key())) {
      Likeness.noted(turn, alike);
    }
    return to == null ? turn : turn.send(to, alike);
  }
}
