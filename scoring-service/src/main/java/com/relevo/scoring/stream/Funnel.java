package com.relevo.scoring.stream;

import com.relevo.events.LeadFacts;
import com.relevo.events.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many leads come to a stage, by zone (the country), segment (the company's size) and service
 * (what they are interested in, of those that {@code services} names): nothing that somebody sent
 * is a label.
 */
record Funnel(MeterRegistry metrics, List<String> services) {
  private static final String UNKNOWN = "unknown";
  private static final String OTHER = "other";
  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

  void entered(Stage stage, LeadFacts lead) {
    count(stage, "zone", zone(lead.country()));
    count(stage, "segment", segment(lead.employees()));
    count(stage, "service", service(lead.productInterest()));
  }

  private void count(Stage stage, String by, String value) {
    metrics.counter("relevo.funnel", "stage", stage.name(), "by", by, "value", value).increment();
  }

  private static String zone(@Nullable String country) {
    if (country == null) {
      return UNKNOWN;
    }
    return COUNTRIES.contains(country) ? country : OTHER;
  }

  /** The bounds of the European Union's definition of small and medium companies, and one more. */
  private static String segment(@Nullable Integer employees) {
    if (employees == null) {
      return UNKNOWN;
    } else if (employees < 10) {
      return "1-9";
    } else if (employees < 50) {
      return "10-49";
    } else if (employees < 250) {
      return "50-249";
    }
    return employees < 1000 ? "250-999" : "1000+";
  }

  private String service(@Nullable String interest) {
    if (interest == null) {
      return UNKNOWN;
    }
    return services.stream()
        .filter(each -> each.equalsIgnoreCase(interest.strip()))
        .findFirst()
        .orElse(OTHER);
  }
}
