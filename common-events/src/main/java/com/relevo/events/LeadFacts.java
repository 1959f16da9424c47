package com.relevo.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may look at: the lead without what identifies the person. Travels with every decision,
 * so that a service downstream never has to join, and never holds a name, an address or a number it
 * does not need. {@code roleMailbox} is true where the address is a function's (info@), {@code
 * disposable} where it is a throw-away one; null where that is not so or not known. {@code region}
 * and {@code postalCode} are for territories, {@code productInterest} for who knows the product.
 * {@code faults} is null where all that was told can be used, or nobody looked. Of a lead that was
 * erased only the source is left, and whether there was an address and a number: clocks go by
 * these.
 */
public record LeadFacts(
    String source,
    boolean hasEmail,
    boolean hasPhone,
    @Personal @Nullable String jobTitle,
    @Personal @Nullable String company,
    @Personal @Nullable String companyDomain,
    @Personal @Nullable String country,
    @Personal @Nullable String industry,
    @Personal @Nullable Integer employees,
    @Personal @Nullable String language,
    @Personal Map<String, String> attributes,
    @Personal @Nullable Boolean roleMailbox,
    @Personal @Nullable Boolean disposable,
    @Personal @Nullable String region,
    @Personal @Nullable String postalCode,
    @Personal @Nullable String productInterest,
    @Personal @Nullable Faults faults) {

  public LeadFacts {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }

  /** Without what is known of few: the mailbox, the territory, the product. */
  public LeadFacts(
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
    this(
        source,
        hasEmail,
        hasPhone,
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
        null,
        null,
        null,
        null);
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
        profile.attributes(),
        null,
        null,
        profile.region(),
        profile.postalCode(),
        profile.productInterest(),
        null);
  }

  /** Only what is true is said, so that events stay small. */
  public LeadFacts withMailbox(boolean role, boolean disposable) {
    return new LeadFacts(
        source,
        hasEmail,
        hasPhone,
        jobTitle,
        company,
        companyDomain,
        country,
        industry,
        employees,
        language,
        attributes,
        role ? true : null,
        disposable ? true : null,
        region,
        postalCode,
        productInterest,
        faults);
  }

  public LeadFacts withTerritory(
      @Nullable String region, @Nullable String postalCode, @Nullable String productInterest) {
    return new LeadFacts(
        source,
        hasEmail,
        hasPhone,
        jobTitle,
        company,
        companyDomain,
        country,
        industry,
        employees,
        language,
        attributes,
        roleMailbox,
        disposable,
        region,
        postalCode,
        productInterest,
        faults);
  }

  /** Only what is wrong is said, so that events stay small. */
  public LeadFacts withFaults(Faults found) {
    return new LeadFacts(
        source,
        hasEmail,
        hasPhone,
        jobTitle,
        company,
        companyDomain,
        country,
        industry,
        employees,
        language,
        attributes,
        roleMailbox,
        disposable,
        region,
        postalCode,
        productInterest,
        found.equals(Faults.NONE) ? null : found);
  }

  public Validity emailValidity() {
    return hasEmail && Boolean.TRUE.equals(disposable)
        ? Validity.DISPOSABLE
        : validity(hasEmail, faults == null ? null : faults.email());
  }

  public Validity phoneValidity() {
    return validity(hasPhone, faults == null ? null : faults.phone());
  }

  public Validity countryValidity() {
    return validity(country != null, faults == null ? null : faults.country());
  }

  public Validity companyValidity() {
    return validity(company != null, faults == null ? null : faults.company());
  }

  private static Validity validity(boolean there, @Nullable Validity fault) {
    if (fault != null) {
      return fault;
    }
    return there ? Validity.VALID : Validity.MISSING;
  }

  /** Whether nothing was told that cannot be used; what is missing is not wrong. */
  public boolean allValid() {
    return !emailValidity().isFault()
        && !phoneValidity().isFault()
        && !countryValidity().isFault()
        && !companyValidity().isFault();
  }
}
