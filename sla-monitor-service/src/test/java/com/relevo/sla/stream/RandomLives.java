package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.RepId;
import com.relevo.sla.LeadStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What happens to some leads within two weeks; a third of it is learnt of only hours later. */
final class RandomLives {
  private static final ContactLevel[] LEVELS = ContactLevel.values();

  private final Random random;
  private final Instant start;
  private final List<Event> history = new ArrayList<>();

  RandomLives(Random random, Instant start) {
    this.random = random;
    this.start = start;
  }

  /** The shipped one, but that no answer is owed while nobody has capacity. */
  static Agreement agreement() {
    String shipped = AgreementReader.example().text();
    String respond = "    kind: time-to-first-response\n";
    return AgreementReader.read(
        "test", shipped.replace(respond, respond + "    pause: waiting == \"NO_CAPACITY\"\n"));
  }

  /** In the order in which it is learnt. */
  List<Event> of(int leads) {
    for (int lead = 0; lead < leads; lead++) {
      live(LeadStory.german("lead-" + lead));
    }
    history.sort(Comparator.comparing(event -> event.meta().recordedAt()));
    return List.copyOf(history);
  }

  private void live(LeadStory lead) {
    Instant at = start.plus(minutes(5 * 24 * 60));
    learn(lead.qualified(at));
    if (random.nextInt(8) == 0) {
      learn(lead.consent(random.nextBoolean(), at.plus(minutes(600))));
    }
    if (random.nextInt(3) == 0) {
      learn(lead.waiting(at.plus(minutes(30))));
    }
    if (random.nextInt(5) == 0) {
      return; // nobody ever gets it
    }
    learn(lead.opened(at));
    Instant assigned = at.plus(minutes(60));
    learn(lead.assigned(assigned));
    Instant accepted = assigned.plus(minutes(400));
    boolean accepts = random.nextInt(4) > 0;
    if (accepts) {
      learn(lead.accepted(accepted));
    } else if (random.nextBoolean()) {
      RepId jonas = new RepId("jonas.brandt");
      learn(lead.assigned("a2", jonas, accepted));
      learn(lead.accepted("a2", jonas, accepted.plus(minutes(200))));
    }
    for (int contacts = random.nextInt(4); contacts > 0; contacts--) {
      learn(lead.contact(LEVELS[random.nextInt(LEVELS.length)], assigned.plus(minutes(3000))));
    }
    Instant closed = accepted.plus(minutes(5000)).plusSeconds(1);
    switch (random.nextInt(5)) {
      case 0 -> learn(lead.closed(Outcome.RECYCLED, closed));
      case 1 -> learn(lead.rejected(closed));
      case 2 -> learn(lead.salesQualified(closed));
      default -> {}
    }
  }

  /** At once, or only hours later. */
  private void learn(Event event) {
    Instant at = event.meta().occurredAt();
    history.add(random.nextInt(3) == 0 ? LeadStory.recorded(event, at.plus(minutes(900))) : event);
  }

  private Duration minutes(int below) {
    return Duration.ofMinutes(random.nextInt(below));
  }
}
