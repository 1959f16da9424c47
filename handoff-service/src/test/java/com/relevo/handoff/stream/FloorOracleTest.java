package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.route;
import static com.relevo.handoff.Samples.target;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.Roster.Seat;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterOverlay;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of leads, of everything that people do with them, of escalations and of the
 * roster, through the whole stream, against {@link Floor} and what anybody can see of the roster.
 * Longer ones: {@code -Drelevo.floor.steps=5000}.
 */
class FloorOracleTest {
  private static final int STEPS = Integer.getInteger("relevo.floor.steps", 500);
  private static final TeamId SDR = new TeamId("sdr");
  private static final TeamId AE = new TeamId("ae");
  private static final Set<String> BY_PEOPLE =
      Set.of("manual_assignment", "transfer", "back_to_qualifier");

  private final Agreement agreement =
      Samples.closing(
          Samples.agreement(
              List.of(target(Kind.TIME_TO_ACCEPT)),
              team("sdr", rep("s0", 1, 2), rep("s1", 2, 3), rep("s2", 1, 1), rep("s3", 1, 2)),
              team("ae", rep("a0", 1, 3), rep("a1", 1, 2))),
          route("sdr", "ae"));
  private final TimelineSource agreements = TimelineSource.of(agreement);
  private final RosterBook book = new RosterBook();
  private final MergedRosters rosters = new MergedRosters(agreements, book);
  private final TopologyFixture stream =
      new TopologyFixture(
          HandoffTopology.of(agreements, rosters, rosters, new SimpleMeterRegistry()), NOON);
  private final Floor floor = new Floor();
  private static final TreeMap<String, Integer> DONE = new TreeMap<>();
  private Random random = new Random();
  private String at = "";
  private int next;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {71, 72})
  void peopleGetWhatTheyMayAndNoLeadIsLostOrHadByTwo(long seed) {
    random = new Random(seed);
    try (stream) {
      for (int step = 0; step < STEPS; step++) {
        at = "seed %d, step %d at %s".formatted(seed, step, stream.now());
        switch (random.nextInt(12)) {
          case 0, 1 -> lead();
          case 2 -> escalation();
          case 3 -> setRep();
          case 4 -> setTeam();
          case 5 -> pass(Duration.ofMinutes(random.nextInt(400)));
          default -> command();
        }
        hear();
        pass(Duration.ofSeconds(1));
        nobodyIsForgotten();
      }
    }
  }

  @AfterAll
  static void everythingWasDone() {
    assertThat(DONE.keySet())
        .as("what people did with success: %s", DONE)
        .contains(
            "Accept",
            "Reject",
            "GiveBack",
            "Snooze",
            "Wake",
            "OfferTransfer",
            "AcceptTransfer",
            "DeclineTransfer",
            "Assign",
            "Qualify",
            "Recycle",
            "Disqualify");
  }

  private void pass(Duration time) {
    stream.advance(time);
    hear();
  }

  private void hear() {
    for (Event event : stream.drain()) {
      floor.hear(event);
      if (event instanceof LeadAssigned given
          && given.meta().because().stream().noneMatch(why -> BY_PEOPLE.contains(why.code()))) {
        Seat seat = seat(given.assignment().team(), given.assignment().rep());
        assertThat(mayWork(seat)).as("%s: %s", at, given).isTrue();
        assertThat(floor.held(given.assignment()))
            .as("%s: %s", at, given)
            .isLessThanOrEqualTo(seat.capacity());
      }
    }
    assertThat(stream.drainDeadLetters()).as(at).isEmpty();
  }

  private Seat seat(TeamId team, RepId rep) {
    return rosters.roster(team, stream.now()).seats().stream()
        .filter(each -> each.rep().equals(rep))
        .findFirst()
        .orElseThrow(() -> new AssertionError(at + ": " + rep + " is not in " + team));
  }

  private boolean mayWork(Seat seat) {
    Instant now = stream.now();
    return seat.active()
        && seat.calendar().isOpen(now)
        && seat.absences().stream()
            .noneMatch(away -> !now.isBefore(away.from()) && now.isBefore(away.to()));
  }

  private boolean active(RepId rep) {
    Instant now = stream.now();
    return rosters.teamOf(rep, now).filter(team -> seat(team, rep).active()).isPresent();
  }

  private void nobodyIsForgotten() {
    floor.leads.forEach((id, lead) -> {
      assertThat(lead.nowhere()).as("%s: %s has neither rep nor reason", at, id).isFalse();
      if (lead.held != null) {
        assertThat(active(lead.held.rep())).as("%s: %s is with %s", at, id, lead.held).isTrue();
      }
      if (lead.waits() && !lead.refused && lead.waitsAt != null) {
        Roster roster = rosters.roster(lead.waitsAt, stream.now());
        if (roster.pool().strategy() != Strategy.FIRST_TO_CLAIM) {
          assertThat(roster.seats())
              .as("%s: %s waits at %s for %s", at, id, lead.waitsAt, lead.reason)
              .noneMatch(seat -> mayWork(seat) && hasPlace(lead.waitsAt, seat));
        }
      }
    });
  }

  private boolean hasPlace(TeamId team, Seat seat) {
    return floor.leads.values().stream()
            .filter(each -> each.held != null)
            .filter(each -> each.held.rep().equals(seat.rep()) && each.held.team().equals(team))
            .count()
        < seat.capacity();
  }

  private void lead() {
    List<String> closed =
        floor.leads.entrySet().stream()
            .filter(each -> each.getValue().closed && !each.getValue().over)
            .map(java.util.Map.Entry::getKey)
            .sorted()
            .toList();
    if (random.nextInt(3) == 0 && !closed.isEmpty()) {
      String again = one(closed);
      stream.pipe(qualified(again, "sdr", floor.of(again).cycle + 1, stream.now()));
    } else {
      stream.pipe(qualified("lead-" + next++, "sdr", 1, stream.now()));
    }
  }

  private void escalation() {
    List<String> held = held();
    if (!held.isEmpty()) {
      String lead = one(held);
      EscalationAction[] actions = {
        EscalationAction.REASSIGN, EscalationAction.POOL, EscalationAction.MANAGER
      };
      stream.pipe(
          escalated(
              lead,
              Kind.TIME_TO_ACCEPT,
              floor.of(lead).held.id(),
              actions[random.nextInt(actions.length)]));
    }
  }

  private List<String> held() {
    return floor.leads.entrySet().stream()
        .filter(each -> each.getValue().held != null)
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Meta meta(String key) {
    Instant now = stream.now();
    return new Meta(key + next++, new LeadId(key), 0, now, now, null, List.of(), Mode.LIVE, "olga");
  }

  private void setRep() {
    String id = one(List.of("s0", "s1", "s2", "s3", "s4", "a0", "a1"));
    RepId rep = new RepId(id);
    if (random.nextInt(5) == 0) {
      book.hear(new RosterEvent.RepRemoved(meta(id), rep, next++));
      return;
    }
    LocalDate today = LocalDate.ofInstant(stream.now(), ZoneOffset.UTC);
    List<Absence> absences =
        random.nextInt(4) == 0
            ? List.of(new Absence(today, today.plusDays(random.nextInt(2)), null))
            : List.of();
    book.hear(
        new RosterEvent.RepSet(
            meta(id),
            rep,
            next++,
            new RepEntry(
                id,
                null,
                id.startsWith("s") ? SDR : AE,
                random.nextInt(4) > 0,
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                one(List.of("always", "always", "day", "night")),
                Set.of(),
                Set.of(),
                null,
                absences)));
  }

  private void setTeam() {
    TeamId team = random.nextBoolean() ? SDR : AE;
    Strategy strategy = Strategy.values()[random.nextInt(Strategy.values().length)];
    book.hear(
        new RosterEvent.TeamSet(
            meta(RosterEvent.keyOf(team)),
            team,
            next++,
            new TeamEntry(null, RosterOverlay.word(strategy), null, null)));
  }

  private void command() {
    if (floor.leads.isEmpty()) {
      return;
    }
    List<String> held = held();
    String lead =
        held.isEmpty() || random.nextInt(4) == 0
            ? one(floor.leads.keySet().stream().sorted().toList())
            : one(held);
    Floor.Lead known = floor.of(lead);
    RepId rep = new RepId(one(List.of("s0", "s1", "s2", "s3", "s4", "a0", "a1", "nobody")));
    Action action = action();
    if (known.snoozedUntil != null && random.nextInt(3) == 0) {
      action = new Action.Wake();
    } else if (known.offeredTo != null && random.nextInt(2) == 0) {
      action =
          random.nextInt(3) == 0 ? new Action.DeclineTransfer(null) : new Action.AcceptTransfer();
    }
    if (known.held != null && random.nextInt(5) > 0 && action instanceof Action.OfHolder) {
      rep = known.held.rep();
    } else if (known.offeredTo != null && action instanceof Action.OfReceiver) {
      rep = known.offeredTo;
    }
    Command command =
        new Command(
            "c" + next++,
            new LeadId(lead),
            rep,
            new Actor("mia", null),
            action,
            stream.now(),
            null,
            null,
            null,
            "i");
    Optional<Boolean> may = floor.may(command, this::active);
    Outbound out = Wire.command(command);
    stream.pipeRaw(out.topic(), out.key(), out.headers(), out.value());
    List<TopologyFixture.Written> replies = stream.drain(Topic.HANDOFF_REPLIES.topicName());
    assertThat(replies).as("%s: %s", at, command).hasSize(1);
    boolean accepted = !replies.getFirst().text().contains("\"refusal\"");
    may.ifPresent(expected ->
        assertThat(accepted)
            .as("%s: %s, told %s", at, command, replies.getFirst().text())
            .isEqualTo(expected));
    if (accepted) {
      DONE.merge(action.getClass().getSimpleName(), 1, Integer::sum);
    }
  }

  private Action action() {
    List<Action> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(new Action.Accept());
      all.add(new Action.Qualify(null));
    }
    all.add(new Action.AcceptTransfer());
    all.add(new Action.AcceptTransfer());
    all.add(new Action.OfferTransfer(new RepId(one(List.of("s0", "s1", "s2", "a0"))), null));
    all.add(new Action.OfferTransfer(new RepId(one(List.of("s3", "s4", "a1"))), null));
    all.add(new Action.DeclineTransfer(null));
    all.add(new Action.Reject("wrong_contact_data", null));
    all.add(new Action.GiveBack("language", null));
    all.add(new Action.Snooze(stream.now().plusSeconds(60 + random.nextInt(300_000)), null));
    all.add(new Action.Wake());
    all.add(new Action.Assign(null));
    all.add(new Action.Claim());
    all.add(new Action.Archive("fake", null));
    all.add(new Action.LogContact(ContactChannel.CALL, ContactLevel.CONNECT, null, null));
    all.add(new Action.OpenOpportunity(null, null));
    all.add(new Action.Recycle("no_budget_now", null));
    all.add(new Action.Disqualify("fake", null));
    all.add(new Action.Win(null, null));
    all.add(new Action.Lose("price", null));
    return one(all);
  }
}
