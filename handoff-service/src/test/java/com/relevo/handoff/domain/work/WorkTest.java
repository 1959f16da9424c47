package com.relevo.handoff.domain.work;

import static com.relevo.handoff.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.AssignmentId;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Status;
import com.relevo.handoff.domain.work.WorkItem.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkTest {
  private static final TeamId SDR = new TeamId("sdr");

  private static Instant at(int minutes) {
    return NOON.plusSeconds(60L * minutes);
  }

  @Nested
  class Clocks {
    private RunningClocks clocks = RunningClocks.NONE;

    private Meta meta(int cycle) {
      return new Meta(
          "e", new LeadId("lead-1"), cycle, NOON, NOON, "v1", List.of(), Mode.LIVE, null);
    }

    private SlaInstance instance(String target) {
      return new SlaInstance(target, target, new AssignmentId("a"), SDR, new RepId("anna"));
    }

    private void started(int cycle, SlaInstance instance, int due) {
      clocks =
          clocks.after(
              new SlaEvent.SlaStarted(
                  meta(cycle), instance, NOON, at(due), 60, "office", 0, null, List.of()));
    }

    private Optional<String> first(int cycle) {
      return clocks.first(cycle).map(clock -> clock.target() + "@" + clock.dueAt());
    }

    @Test
    void theFirstToFallDueIsWhatComesNext() {
      started(1, instance("respond"), 240);
      started(1, instance("accept"), 120);
      assertThat(first(1)).contains("accept@" + at(120));
      clocks =
          clocks.after(
              new SlaEvent.SlaMet(meta(1), instance("accept"), at(120), at(5), "e-1", 300));
      assertThat(first(1)).contains("respond@" + at(240));
      assertThat(first(2)).isEmpty();
    }

    @Test
    void oneThatBreachedIsOwedUntilItIsDone() {
      started(1, instance("accept"), 120);
      SlaInstance accept = instance("accept");
      clocks = clocks.after(new SlaEvent.SlaBreached(meta(1), accept, at(120), at(120), false));
      assertThat(first(1)).contains("accept@" + at(120));
      clocks = clocks.after(new SlaEvent.SlaMetLate(meta(1), accept, at(120), at(130), "e", 1));
      assertThat(first(1)).isEmpty();
    }

    @Test
    void aPausedClockIsDueNeverUntilItGoesOn() {
      SlaInstance accept = instance("accept");
      started(1, accept, 120);
      clocks = clocks.after(new SlaEvent.SlaPaused(meta(1), accept, at(10), 600));
      assertThat(first(1)).isEmpty();
      clocks = clocks.after(new SlaEvent.SlaResumed(meta(1), accept, at(70), at(180), 600));
      assertThat(first(1)).contains("accept@" + at(180));
    }

    @Test
    void aBreachThatIsTakenBackIsDueWhenItSaysOrDone() {
      SlaInstance accept = instance("accept");
      started(1, accept, 120);
      clocks = clocks.after(new SlaEvent.SlaRescinded(meta(1), accept, at(200), null, "e"));
      assertThat(first(1)).contains("accept@" + at(200));
      clocks = clocks.after(new SlaEvent.SlaRescinded(meta(1), accept, at(200), at(3), "e"));
      assertThat(first(1)).isEmpty();
    }

    @Test
    void whatMarketingOwesAndWhatAnOlderCycleOwedIsNobodysWork() {
      started(1, new SlaInstance("answer", "answer", null, null, null), 10);
      assertThat(clocks).isEqualTo(RunningClocks.NONE);
      started(1, instance("accept"), 120);
      started(2, instance("respond"), 300);
      started(1, instance("accept"), 60);
      assertThat(clocks.clocks()).extracting(RunningClock::target).containsExactly("respond");
    }
  }

  private static WorkItem item(String lead, @Nullable Integer due, int since, boolean rests) {
    return new WorkItem(
        new LeadId(lead),
        1,
        1,
        Status.ASSIGNED,
        Stage.MQL,
        SDR,
        new RepId("anna"),
        at(since),
        due == null ? null : "accept",
        due == null ? null : at(due),
        rests ? at(10_000) : null,
        null);
  }

  private static final List<WorkItem> IN_ORDER =
      List.of(
          item("overdue", -30, 0, false),
          item("soon", 10, 5, false),
          item("same-later", 20, 3, false),
          item("same-latest", 20, 4, false),
          item("never", null, 1, false),
          item("rests-soon", 5, 0, true),
          item("rests", null, 0, true));

  @Test
  void whatIsDueFirstComesFirstAndWhatRestsComesLast() {
    List<WorkItem> items = new ArrayList<>(IN_ORDER);
    for (long seed = 1; seed <= 50; seed++) {
      Collections.shuffle(items, new Random(seed));
      items.sort(WorkItem.ORDER);
      assertThat(items).as("seed %d", seed).isEqualTo(IN_ORDER);
    }
  }

  @Test
  void pagesFollowEachOtherWithoutAGap() {
    List<WorkItem> seen = new ArrayList<>();
    Position after = null;
    int pages = 0;
    do {
      WorkPage page = new WorkPage(after, 3);
      page.addAll(IN_ORDER.reversed());
      seen.addAll(page.items());
      after = page.next();
      pages++;
    } while (after != null);
    assertThat(pages).isEqualTo(3);
    assertThat(seen).isEqualTo(IN_ORDER);
  }

  @Test
  void anOfferedLeadIsInBothQueues() {
    WorkItem plain = item("l", 1, 1, false);
    assertThat(plain.holders()).containsExactly(Holder.rep(new RepId("anna")));
    WorkItem offered =
        new WorkItem(
            plain.leadId(),
            1,
            1,
            plain.status(),
            plain.stage(),
            SDR,
            plain.rep(),
            plain.since(),
            null,
            null,
            null,
            new RepId("ben"));
    assertThat(offered.holders())
        .containsExactly(Holder.rep(new RepId("anna")), Holder.rep(new RepId("ben")));
  }
}
