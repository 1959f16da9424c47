package com.relevo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class PlainInstantsTest {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void whatAnInstantIsWrittenAsIsReadAsThatInstant() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 10_000; i++) {
      int unit = units[i % units.length];
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000) / unit * unit);
      assertThat(PlainInstants.read(instant.toString())).as("seed %d", seed).isEqualTo(instant);
      assertThat(PlainInstantsWriter.text(instant))
          .as("seed %d", seed)
          .isEqualTo(instant.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59.001Z",
        "9999-12-31T23:59:59.999999Z",
        "+10000-01-01T00:00:00Z"
      })
  void instantsAtTheEdgesAreWrittenAsTheyPrint(String text) {
    Instant instant = Instant.parse(text);
    assertThat(EventJson.mapper().writeValueAsString(instant)).isEqualTo('"' + text + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29T23:59:59.5Z", "2026-11-26T09:30:00.123456789Z"})
  void anyNumberOfDecimalsWillDo(String text) {
    assertThat(PlainInstants.read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-26",
        "2026-11-26T09:30:00",
        "2026-11-26T09:30Z",
        "2026-11-26T09:30:00.Z",
        "2026-11-26T09:30:00.1234567890Z",
        "2026-11-26T09:30:00,5Z",
        "2026-11-26T09:30:00.5xZ",
        "2026-11-26t09:30:00z",
        "2026-11-26T24:00:00Z",
        "2026-11-26T09:60:00Z",
        "2026-11-26T09:30:60Z",
        "2026-02-29T09:30:00Z",
        "2026-13-01T09:30:00Z",
        "+12026-11-26T09:30:00Z",
        "2026-11-26T09:30:00+01:00",
        "\u0662026-11-26T09:30:00Z"
      })
  void whatIsWrittenOtherwiseIsLeftToJackson(String text) {
    assertThat(PlainInstants.read(text)).isNull();
  }

  @Test
  void jacksonReadsTheRestAndRefusesWhatIsNone() {
    assertThat(EventJson.mapper().readValue("\"2026-11-26T10:30:00+01:00\"", Instant.class))
        .isEqualTo("2026-11-26T09:30:00Z");
    assertThat(EventJson.mapper().readValue("1764149400", Instant.class))
        .isEqualTo(Instant.ofEpochSecond(1764149400));
    assertThatThrownBy(
            () -> EventJson.mapper().readValue("\"2026-02-29T09:30:00Z\"", Instant.class))
        .isInstanceOf(JacksonException.class);
  }
}
