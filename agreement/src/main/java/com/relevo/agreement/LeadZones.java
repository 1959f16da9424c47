package com.relevo.agreement;

import com.relevo.events.LeadFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The zone a lead lives in: its attribute {@code timezone} where that is an IANA zone, else the one
 * in which most people of its country live.
 */
public final class LeadZones {
  private static final String ATTRIBUTE = "timezone";
  private static final Properties BY_COUNTRY = read();

  private LeadZones() {}

  /** Empty where neither says anything. */
  public static Optional<ZoneId> of(LeadFacts lead) {
    return zone(lead.attributes().get(ATTRIBUTE))
        .or(() -> Optional.ofNullable(lead.country()).map(BY_COUNTRY::getProperty).map(ZoneId::of));
  }

  private static Optional<ZoneId> zone(@Nullable String id) {
    try {
      return id == null ? Optional.empty() : Optional.of(ZoneId.of(id));
    } catch (DateTimeException _) {
      return Optional.empty(); // people and tools write what they like
    }
  }

  private static Properties read() {
    Properties zones = new Properties();
    try (InputStream file =
        Objects.requireNonNull(
            LeadZones.class.getResourceAsStream("/relevo/country-zones.properties"))) {
      zones.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zones;
  }
}
