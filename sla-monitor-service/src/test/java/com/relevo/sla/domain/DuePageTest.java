package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.LeadId;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.DuePage.Position;
import com.relevo.sla.domain.DuePage.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuePageTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant UNTIL = NOW.plusSeconds(3600);

  private static DueClock due(int second, String lead, @Nullable String team) {
    return new DueClock(
        NOW.plusSeconds(second),
        lead + "/1/respond",
        new LeadId(lead),
        "respond",
        Kind.TIME_TO_FIRST_RESPONSE,
        team == null ? null : new TeamId(team),
        null,
        NOW,
        false);
  }

  private static Wanted wanted(@Nullable Position after, int limit) {
    return new Wanted(null, null, UNTIL, after, limit);
  }

  @Test
  void walksAllPagesInOrderOnceEachWhateverTheOrderTheyAreFoundIn() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<DueClock> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(due(random.nextInt(40), "lead-" + i, "sdr")); // many are due at once
    }
    List<DueClock> walked = new ArrayList<>();
    Position after = null;
    do {
      Collections.shuffle(all, random);
      DuePage page = new DuePage(wanted(after, 1 + random.nextInt(30)));
      page.addAll(all);
      walked.addAll(page.items());
      after = page.next();
    } while (after != null);

    assertThat(walked)
        .as("seed %d", seed)
        .containsExactlyElementsOf(all.stream().sorted(DueClock.ORDER).toList());
  }

  @Test
  void keepsToTheTeamTheTargetAndTheTime() {
    DuePage page = new DuePage(new Wanted("sdr", "respond", UNTIL, null, 10));
    page.add(due(10, "ours", "sdr"));
    page.add(due(10, "theirs", "other"));
    page.add(due(10, "nobodys", null));
    page.add(due(3601, "later", "sdr"));
    page.add(due(3600, "just", "sdr"));

    assertThat(page.items())
        .extracting(each -> each.leadId().value())
        .containsExactly("ours", "just");
    assertThat(page.next()).isNull();
    DuePage none = new DuePage(new Wanted("sdr", "accept", UNTIL, null, 10));
    none.add(due(10, "ours", "sdr"));
    assertThat(none.items()).isEmpty();
  }

  @Test
  void isClosedToWhatCannotComeBeforeWhatItHas() {
    DuePage page = new DuePage(wanted(null, 1));
    page.add(due(10, "a", null));
    assertThat(page.closedTo(NOW.plusSeconds(3600))).isFalse();
    assertThat(page.closedTo(NOW.plusSeconds(3601))).isTrue();

    page.add(due(20, "b", null)); // one more than asked for tells that there is a next page
    assertThat(page.closedTo(NOW.plusSeconds(20))).as("may have a lower id").isFalse();
    assertThat(page.closedTo(NOW.plusSeconds(21))).isTrue();
    assertThat(page.next()).isEqualTo(new Position(NOW.plusSeconds(10), "a/1/respond"));
  }
}
