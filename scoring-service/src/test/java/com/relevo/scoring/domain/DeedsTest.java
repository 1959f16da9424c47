package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.OTHER;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.Meta;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeedsTest {
  private final Happenings its = new Happenings("lead-1");

  @Nested
  class Correcting {
    private final LeadLife life = new LeadLife(Agreements.pointsAreEmployees());

    @Test
    void theLaterTellingOfAnEventHoldsInEitherOrder() {
      LeadEngaged first = its.engaged(PAGE_VIEWED, Happenings.START.plus(Duration.ofDays(1)));
      LeadEngaged second = corrected(first, OTHER);
      life.hear(its.captured(0), first);
      assertThat(life.report(Happenings.START.plus(Duration.ofDays(1))).score().engagement())
          .isEqualTo(5);
      life.hear(second);
      assertThat(life.report(Happenings.START.plus(Duration.ofDays(1))).score().engagement())
          .isEqualTo(-10);
      life.hear(first);
      assertThat(life.report(Happenings.START.plus(Duration.ofDays(1))).score().engagement())
          .isEqualTo(-10);
    }

    private static LeadEngaged corrected(LeadEngaged event, EngagementKind kind) {
      Meta meta = event.meta();
      Meta later =
          new Meta(
              meta.eventId(),
              meta.leadId(),
              0,
              meta.occurredAt(),
              meta.recordedAt().plusSeconds(60),
              null,
              List.of(),
              meta.mode(),
              null);
      return new LeadEngaged(later, event.origin(), kind, event.subject());
    }
  }

  @Nested
  class Bounded {
    @Test
    void keepsTheNewestOfEachKindWhateverTheOrder() {
      Deeds upwards = Deeds.NONE;
      Deeds downwards = Deeds.NONE;
      for (int i = 0; i < 600; i++) {
        upwards = upwards.with(deed(i));
        downwards = downwards.with(deed(599 - i));
      }

      assertThat(upwards).isEqualTo(downwards);
      assertThat(upwards.newestFirst()).hasSize(2 * EngagementRule.MOST);
      assertThat(upwards.with(deed(3))).isEqualTo(upwards);
    }

    private static Deed deed(int minute) {
      Instant at = Happenings.START.plusSeconds(60L * minute);
      return new Deed(minute % 2 == 0 ? PAGE_VIEWED : OTHER, at, at, "e-" + minute);
    }
  }
}
