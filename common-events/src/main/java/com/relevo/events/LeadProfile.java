package com.relevo.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person and their company, normalised: e-mail as address, phone in E.164,
 * country as ISO 3166 alpha-2, language as BCP 47, postal code in capitals without blanks. Personal
 * data: only intake's events carry it. {@code attributes} holds what the source sent beyond.
 */
public record LeadProfile(
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String fullName,
    @Nullable String jobTitle,
    @Nullable String company,
    @Nullable String companyDomain,
    @Nullable String country,
    @Nullable String industry,
    @Nullable Integer employees,
    @Nullable String language,
    Map<String, String> attributes,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String productInterest) {

  /** Of whom nothing is known. */
  public static final LeadProfile NONE =
      new LeadProfile(
          null, null, null, null, null, null, null, null, null, null, null, null, Map.of());

  public LeadProfile {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }

  /** Of whom nothing is known that territories and products go by. */
  public LeadProfile(
      @Nullable String email,
      @Nullable String phone,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String fullName,
      @Nullable String jobTitle,
      @Nullable String company,
      @Nullable String companyDomain,
      @Nullable String country,
      @Nullable String industry,
      @Nullable Integer employees,
      @Nullable String language,
      Map<String, String> attributes) {
    this(
        email,
        phone,
        firstName,
        lastName,
        fullName,
        jobTitle,
        company,
        companyDomain,
        country,
        industry,
        employees,
        language,
        attributes,
        null,
        null,
        null);
  }
}
