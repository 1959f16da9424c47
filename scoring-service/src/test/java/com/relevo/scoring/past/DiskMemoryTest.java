package com.relevo.scoring.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.Decisions;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.Watch;
import com.relevo.scoring.simulation.HeapMemory;
import com.relevo.scoring.simulation.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMemoryTest {
  private static final Agreement AGREEMENT = Agreements.pointsAreEmployees();
  private static final Instant NOW = Happenings.START;

  @TempDir Path folder;

  private static LeadScoring scored(String lead, int employees) {
    Event event = new Happenings(lead).captured(employees);
    return Decisions.decide(LeadScoring.UNKNOWN, event, AGREEMENT, NOW).state();
  }

  private static LeadScoring waiting(LeadScoring lead, Instant wake) {
    Watch watch = lead.watch();
    return new LeadScoring(
        lead.facts(),
        lead.deeds(),
        lead.consent(),
        lead.position(),
        lead.standing(),
        lead.published(),
        new Watch(watch.asOf(), wake, watch.share(), watch.mode()));
  }

  @Test
  void keepsWhatItIsGivenOfEachSideByItself() {
    try (Disk disk = Disk.in(folder)) {
      Memory one = new DiskMemory(disk, 'f');
      Memory other = new DiskMemory(disk, 'c');
      LeadScoring lead = scored("ada", 70);
      one.keep("ada", LeadScoring.UNKNOWN, lead);
      one.note("ada", Stage.SQL);
      AccountScoring account = new AccountScoring(List.of(), true);
      other.keep("acme.example", account);

      assertThat(one.lead("ada")).isEqualTo(lead);
      assertThat(one.reached("ada")).isEqualTo(Stage.SQL);
      assertThat(one.account("acme.example")).isEqualTo(AccountScoring.UNKNOWN);
      assertThat(other.lead("ada")).isEqualTo(LeadScoring.UNKNOWN);
      assertThat(other.reached("ada")).isNull();
      assertThat(other.account("acme.example")).isEqualTo(account);
    }
  }

  @Test
  void wakesLeadsInTheOrderThatPlainMemoryDoes() {
    try (Disk disk = Disk.in(folder)) {
      Memory packed = new DiskMemory(disk, 'c');
      Memory before = new DiskMemory(disk, 'f');
      before.keep("else", LeadScoring.UNKNOWN, waiting(scored("else", 1), NOW));
      Memory plain = new HeapMemory();
      Random random = new Random(7);
      for (int i = 0; i < 2_000; i++) {
        String lead = "lead-" + random.nextInt(50);
        LeadScoring old = plain.lead(lead);
        Instant wake = random.nextInt(4) == 0 ? null : NOW.plusSeconds(random.nextInt(3_000));
        LeadScoring next = waiting(scored(lead, 1), wake);
        packed.keep(lead, old, next);
        plain.keep(lead, old, next);
        Instant until = NOW.plusSeconds(i);

        assertThat(packed.due(until)).as("step %d", i).isEqualTo(plain.due(until));
      }
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    try (Disk disk = Disk.in(folder)) {
      new DiskMemory(disk, 'f').keep("ada", LeadScoring.UNKNOWN, scored("ada", 70));
    }

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
