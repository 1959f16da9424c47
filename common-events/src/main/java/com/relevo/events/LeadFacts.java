package com.relevo.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may look at: the lead without what identifies the person. Travels with every decision,
 * so that a service downstream never has to join, and never holds a name, an address or a number it
 * does not need.
 */
public record LeadFacts(
    String source,
    boolean hasEmail,
    boolean hasPhone,
    @Nullable String jobTitle,
    @Nullable String company,
    @Nullable String companyDomain,
    @Nullable String country,
    @Nullable String industry,
    @Nullable Integer employees,
    @Nullable String language,
    Map<String, String> attributes) {

  public LeadFacts {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }

  public static LeadFacts of(String source, LeadProfile profile) {
    return new LeadFacts(
        source,
        profile.email() != null,
        profile.phone() != null,
        profile.jobTitle(),
        profile.company(),
        profile.companyDomain(),
        profile.country(),
        profile.industry(),
        profile.employees(),
        profile.language(),
        profile.attributes());
  }
}
