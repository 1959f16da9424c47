package com.relevo.sla.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadProgressTest {
  private static final TopicPartition HANDOFFS = new TopicPartition("handoffs", 0);
  private static final TopicPartition LEADS = new TopicPartition("leads", 0);
  private static final TopicPartition OTHER = new TopicPartition("leads", 1);

  private final ReadProgress progress = new ReadProgress();

  private static Instant second(int second) {
    return Instant.ofEpochSecond(second);
  }

  @Test
  void waitsForAllTopicsOfAPartition() {
    progress.asked(second(1), Map.of(HANDOFFS, 5L, LEADS, 3L));

    assertThat(progress.advance(partition -> partition.equals(HANDOFFS) ? 5 : 2)).isEmpty();
    assertThat(progress.advance(partition -> partition.equals(HANDOFFS) ? 5 : 3))
        .containsExactly(Map.entry(0, second(1)));
  }

  @Test
  void movesEachPartitionByItself() {
    progress.asked(second(1), Map.of(LEADS, 3L, OTHER, 9L));

    assertThat(progress.advance(partition -> partition.equals(OTHER) ? 9 : 0))
        .containsExactly(Map.entry(1, second(1)));
  }

  @Test
  void goesAsFarAsWasRead() {
    for (int asked = 1; asked <= 10; asked++) {
      progress.asked(second(asked), Map.of(LEADS, (long) asked));
    }

    assertThat(progress.advance(_ -> 7)).containsExactly(Map.entry(0, second(7)));
    assertThat(progress.advance(_ -> 10)).containsExactly(Map.entry(0, second(10)));
    assertThat(progress.advance(_ -> 10)).isEmpty();
  }

  @Test
  void forgetsNeitherTheFirstNorTheLastBehindALongBacklog() {
    for (int asked = 1; asked <= 10_000; asked++) {
      progress.asked(second(asked), Map.of(LEADS, (long) asked));
    }

    assertThat(progress.advance(_ -> 1)).containsExactly(Map.entry(0, second(1)));
    assertThat(progress.advance(_ -> 10_000)).containsExactly(Map.entry(0, second(10_000)));
  }
}
