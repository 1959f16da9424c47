package com.relevo.events;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes instants as {@link Instant#toString} does, digit by digit instead of by a formatter. */
final class PlainInstantsWriter extends StdSerializer<Instant> {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int LAST_YEAR = 9999;
  private static final int LONGEST = "0000-00-00T00:00:00.000000000Z".length();

  PlainInstantsWriter() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator to, SerializationContext context) {
    to.writeString(text(value));
  }

  static String text(Instant instant) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_DAY));
    if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
      return instant.toString();
    }
    int second = Math.floorMod(instant.getEpochSecond(), SECONDS_OF_DAY);
    StringBuilder text = new StringBuilder(LONGEST);
    digits(text, day.getYear(), 1000).append('-');
    digits(text, day.getMonthValue(), 10).append('-');
    digits(text, day.getDayOfMonth(), 10).append('T');
    digits(text, second / 3600, 10).append(':');
    digits(text, second / 60 % 60, 10).append(':');
    digits(text, second % 60, 10);
    return fraction(text, instant.getNano()).append('Z').toString();
  }

  /** In thousandths, millionths or billionths, as many as it takes. */
  private static StringBuilder fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return text;
    }
    text.append('.');
    if (nanos % 1_000_000 == 0) {
      return digits(text, nanos / 1_000_000, 100);
    }
    return nanos % 1000 == 0
        ? digits(text, nanos / 1000, 100_000)
        : digits(text, nanos, 100_000_000);
  }

  private static StringBuilder digits(StringBuilder text, int number, int highest) {
    for (int place = highest; place > 0; place /= 10) {
      text.append((char) ('0' + number / place % 10));
    }
    return text;
  }
}
