package com.relevo.agreement;

import com.relevo.events.LeadFacts;
import com.relevo.events.Validity;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an agreement may require to be known of a lead. */
public enum ProfileField {
  EMAIL("The e-mail address", LeadFacts::emailValidity),
  PHONE("The phone number", LeadFacts::phoneValidity),
  COMPANY("The company", LeadFacts::companyValidity),
  COMPANY_DOMAIN("The company's domain", told(LeadFacts::companyDomain)),
  COUNTRY("The country", LeadFacts::countryValidity),
  REGION("The region", told(LeadFacts::region)),
  POSTAL_CODE("The postal code", told(LeadFacts::postalCode)),
  JOB_TITLE("The job title", told(LeadFacts::jobTitle)),
  INDUSTRY("The industry", told(LeadFacts::industry)),
  EMPLOYEES("The number of employees", told(LeadFacts::employees)),
  LANGUAGE("The language", told(LeadFacts::language)),
  PRODUCT_INTEREST("The product of interest", told(LeadFacts::productInterest));

  private final String text;
  private final Function<LeadFacts, Validity> validity;

  ProfileField(String text, Function<LeadFacts, Validity> validity) {
    this.text = text;
    this.validity = validity;
  }

  private static Function<LeadFacts, Validity> told(Function<LeadFacts, @Nullable Object> value) {
    return lead -> value.apply(lead) == null ? Validity.MISSING : Validity.VALID;
  }

  /** With its article, as the beginning of a sentence. */
  public String text() {
    return text;
  }

  /** As agreements write it: {@code job-title}. */
  public String word() {
    return Words.written(this);
  }

  public Validity validity(LeadFacts lead) {
    return validity.apply(lead);
  }
}
