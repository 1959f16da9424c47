package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.local.Service;
import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two instances of handoff-service share desks and leads under load, of leads and of reps; one is
 * killed in the middle. More leads: {@code -Drelevo.killed-desk.leads=20000}.
 */
@ResourceLock(ServiceProcess.LOCK)
class KilledDeskIT {
  private static final int LEADS = Integer.getInteger("relevo.killed-desk.leads", 1_500);
  private static final int TEAMS = 6;
  private static final int REPS = 4;
  private static final int CAPACITY = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(120 + LEADS / 20);

  @TempDir private static Path folder;
  private TwoInstances two;

  @BeforeEach
  void start() throws Exception {
    Path agreement = Files.writeString(folder.resolve("agreement.yaml"), agreement());
    List<String> settings = List.of("--relevo.agreement=" + agreement);
    two = TwoInstances.start(Service.HANDOFF, folder, settings, Topic.values());
    two.awaitReady();
  }

  /** As the tests', with {@link #TEAMS} teams by the size of a lead's company. */
  private static String agreement() throws IOException {
    String common = Files.readString(Path.of("src/test/resources/agreement.yaml"));
    String teams =
        IntStream.range(0, TEAMS)
            .mapToObj(team ->
                "  - id: t%d\n    name: T\n    calendar: always\n    reps:\n".formatted(team)
                    + IntStream.range(0, REPS)
                        .mapToObj(rep ->
                            "      - {id: r%d-%d, name: R, capacity: %d}\n"
                                .formatted(team, rep, CAPACITY))
                        .collect(Collectors.joining()))
            .collect(Collectors.joining());
    String routing =
        IntStream.range(0, TEAMS)
            .mapToObj(team ->
                "  - {id: to-%d, when: lead.employees == %d, team: t%d}\n"
                    .formatted(team, team + 1, team))
            .collect(Collectors.joining());
    int from = common.indexOf("teams:");
    return common.substring(0, from)
        + "teams:\n"
        + teams
        + "routing:\n"
        + routing
        + common.substring(common.indexOf("targets:"));
  }

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void noLeadHasTwoOwnersNoneIsWithoutOwnerOrReasonAndNoCapacityIsExceededWhenAnInstanceIsKilled()
      throws Exception {
    String manager = TestIssuer.shared().bearer("mia.head", Role.SALES_MANAGER);
    Places places;
    try (Handoffs handoffs = new Handoffs(two.servers());
        SalesFloor floor =
            new SalesFloor(
                two.servers(),
                List.of(two.victim()::uri, two.survivor()::uri),
                manager,
                KilledDeskIT::stays)) {
      IntStream.range(0, LEADS / 2).forEach(i -> qualified(handoffs, i));
      await().atMost(PATIENCE).until(() -> floor.done() > LEADS / 20);
      two.victim().kill();
      IntStream.range(LEADS / 2, LEADS).forEach(i -> qualified(handoffs, i));
      places = settled();
      assertThat(floor.unanswered()).as("commands that nobody answered").isZero();
    }
    assertThat(places.faults()).isEmpty();
    assertThat(places.most()).as("the most that a rep had at a time").isEqualTo(CAPACITY);
    assertThat(places.held()).isEqualTo(TEAMS * REPS * CAPACITY);
    assertThat(places.closed()).as("sent back by reps").isGreaterThan(LEADS / 20);
  }

  /** A few more than there are places, in all teams alike. */
  private static boolean stays(String lead) {
    int every = LEADS / (TEAMS * REPS * CAPACITY * 11 / 10);
    while (every % 2 == 0 || every % 3 == 0) {
      every--;
    }
    return Integer.parseInt(lead.substring("lead-".length())) % every == 0;
  }

  private static void qualified(Handoffs handoffs, int number) {
    LeadFacts facts =
        new LeadFacts(
            "mautic",
            true,
            true,
            "CTO",
            "Acme",
            null,
            "DE",
            null,
            1 + number % TEAMS,
            "de",
            Map.of());
    handoffs.qualified(new LeadId("lead-" + number), facts, Instant.now());
  }

  /** Everybody has what they can take of what will stay, and everything else has its reason. */
  private Places settled() {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                Places.of(
                    Relevo.of(HandoffEvent.class, two.records().all(Topic.HANDOFFS)).toList()),
            places ->
                places.leads() == LEADS
                    && places.nowhere() == 0
                    && places.held() == TEAMS * REPS * CAPACITY
                    && !places.someoneWaitsForNothing(REPS * CAPACITY));
  }
}
