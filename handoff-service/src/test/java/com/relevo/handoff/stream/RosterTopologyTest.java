package com.relevo.handoff.stream;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.roster.RosterAnswer;
import com.relevo.handoff.domain.roster.RosterAnswer.Why;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.stream.Outbound;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is set of the roster takes effect at once: leads that wait are given, a leaver's move. */
class RosterTopologyTest {
  private static final TeamId SDR = new TeamId("sdr");

  private final TimelineSource agreements =
      TimelineSource.of(Samples.agreement(team("sdr", rep("anna", 1, 1))));
  private final RosterBook book = new RosterBook();
  private final MergedRosters rosters = new MergedRosters(agreements, book);
  private final TopologyFixture stream =
      new TopologyFixture(
          HandoffTopology.of(agreements, rosters, rosters, new SimpleMeterRegistry()), NOON);
  private int nextId;

  @AfterEach
  void stop() {
    stream.close();
  }

  private static RepEntry entry(int capacity, boolean active, String email) {
    return new RepEntry(
        "R", email, SDR, active, 1, capacity, null, Set.of(), Set.of(), null, List.of());
  }

  /** As every instance hears of it. */
  private RosterAnswer set(String rep, Entry entry) {
    return set(RosterKey.rep(rep), entry);
  }

  private RosterAnswer set(RosterKey key, Entry entry) {
    Outbound command =
        Wire.command(
            new RosterCommand(
                "c" + nextId++, "olga", stream.now(), List.of(new Wish(key, entry, null)), "i"));
    stream.pipeRaw(command.topic(), command.key(), command.headers(), command.value());
    TopologyFixture.Written reply = stream.drain(Topic.HANDOFF_REPLIES.topicName()).getFirst();
    stream.drain().forEach(event -> book.hear((RosterEvent) event));
    RecordHeaders headers = new RecordHeaders();
    reply
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return Wire.readReply(RosterAnswer.class, headers, reply.value()).orElseThrow();
  }

  private List<Event> aSecondLater() {
    stream.advance(Duration.ofSeconds(1));
    return stream.drain();
  }

  @Test
  void aLeadThatWaitsGoesToARepWhoIsSetAtOnce() {
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    stream.pipe(qualified("lead-2", "sdr", 1, NOON));
    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            waits -> assertThat(waits.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
    assertThat(set("ben", entry(2, true, null)).faults()).isEmpty();
    assertThat(aSecondLater())
        .singleElement()
        .isInstanceOfSatisfying(
            LeadAssigned.class,
            given -> {
              assertThat(given.leadId().value()).isEqualTo("lead-2");
              assertThat(given.assignment().rep()).isEqualTo(new RepId("ben"));
            });
  }

  @Test
  void theLeadsOfARepWhoIsSetInactiveMoveAndComeBackToNobodyByTheirRemoval() {
    set("ben", entry(2, true, null));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    String had = ((LeadAssigned) stream.drain().getLast()).assignment().rep().value();
    String other = had.equals("ben") ? "anna" : "ben";
    set(had, entry(2, false, null));

    List<Event> moved = aSecondLater();
    assertThat(moved.getFirst())
        .isInstanceOfSatisfying(
            LeadUnassigned.class,
            taken -> assertThat(taken.meta().because().getFirst().code()).isEqualTo("rep_left"));
    assertThat(moved.getLast())
        .isInstanceOfSatisfying(
            LeadAssigned.class,
            given -> assertThat(given.assignment().rep().value()).isEqualTo(other));

    set(had, null);
    assertThat(aSecondLater()).isEmpty();
    assertThat(rosters.teamOf(new RepId("anna"), stream.now())).contains(SDR);
  }

  @Test
  void aRepWhoIsRemovedFromTheRosterAndIsInNoAgreementHasNoLeadsAnyMore() {
    set("anna", entry(1, false, null));
    set("ben", entry(2, true, null));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    assertThat(stream.drain().getLast()).isInstanceOf(LeadAssigned.class);
    set("ben", null);
    assertThat(aSecondLater())
        .extracting(event -> event.type().type())
        .containsExactly("lead.unassigned.v1", "lead.unrouted.v1");
  }

  @Test
  void aStrategyThatIsSetHoldsFromTheNextLeadOn() {
    set(RosterKey.team(SDR.value()), new TeamEntry(null, "first-to-claim", null, null));
    stream.pipe(qualified("lead-1", "sdr", 1, NOON));
    assertThat(stream.drain().getLast())
        .isInstanceOfSatisfying(
            LeadUnrouted.class,
            waits -> assertThat(waits.reason()).isEqualTo(UnroutedReason.UNCLAIMED));
  }

  @Test
  void anAddressThatAnotherHasIsRefused() {
    set("ben", entry(1, true, "ben@acme.example"));
    assertThat(rosters.withEmail("Ben@acme.example")).contains(new RepId("ben"));
    assertThat(set("carl", entry(1, true, "BEN@acme.example")).faults().getFirst().why())
        .isEqualTo(Why.EMAIL_TAKEN);
  }
}
