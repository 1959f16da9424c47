package com.relevo.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final Instant T = Happenings.START;
  private final Horizon horizon = new Horizon(Duration.ofSeconds(10));

  @Test
  void waitsAtTheStartForWhatMayStillBeRead() {
    assertThat(horizon.at(T)).isEqualTo(Instant.MIN);
    assertThat(horizon.at(T.plusSeconds(9))).isEqualTo(Instant.MIN);
    assertThat(horizon.at(T.plusSeconds(10))).isEqualTo(T);
  }

  @Test
  void isNoFurtherThanWhatIsHeardWhileABacklogIsRead() {
    horizon.heard(T.minusSeconds(3600), T);
    assertThat(horizon.at(T.plusSeconds(1))).isEqualTo(T.minusSeconds(3600));
    horizon.heard(T.minusSeconds(1800), T.plusSeconds(5));
    horizon.heard(T.minusSeconds(2400), T.plusSeconds(5));
    assertThat(horizon.at(T.plusSeconds(14))).isEqualTo(T.minusSeconds(1800));
    assertThat(horizon.at(T.plusSeconds(15))).isEqualTo(T.plusSeconds(5));
  }

  @Test
  void staysBehindTheWallClockWhileEventsAreFresh() {
    horizon.heard(T, T);

    assertThat(horizon.at(T.plusSeconds(2))).isEqualTo(T.minusSeconds(8));
  }
}
