package com.relevo.intake.domain.person;

import com.relevo.events.Faults;
import com.relevo.events.LeadProfile;
import com.relevo.events.Validity;
import com.relevo.intake.domain.identity.CompanyName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names under which fields are merged, and the profile they make together. */
final class ProfileFields {
  static final String EMAIL = "email";
  static final String PHONE = "phone";
  static final String FIRST_NAME = "firstName";
  static final String LAST_NAME = "lastName";
  static final String FULL_NAME = "fullName";
  static final String JOB_TITLE = "jobTitle";
  static final String COMPANY = "company";
  static final String COMPANY_DOMAIN = "companyDomain";
  static final String COUNTRY = "country";
  static final String INDUSTRY = "industry";
  static final String EMPLOYEES = "employees";
  static final String LANGUAGE = "language";
  static final String REGION = "region";
  static final String POSTAL_CODE = "postalCode";
  static final String PRODUCT_INTEREST = "productInterest";
  static final String ATTRIBUTE = "attributes.";

  /** Before a field's name: what was wrong with what was told of it, and is left out. */
  static final String FAULT = "faults.";

  private ProfileFields() {}

  static LeadProfile profile(Map<String, String> fields) {
    Map<String, String> attributes = new HashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith(ATTRIBUTE)) {
        attributes.put(name.substring(ATTRIBUTE.length()), value);
      }
    });
    return new LeadProfile(
        fields.get(EMAIL),
        fields.get(PHONE),
        fields.get(FIRST_NAME),
        fields.get(LAST_NAME),
        fields.get(FULL_NAME),
        fields.get(JOB_TITLE),
        fields.get(COMPANY),
        fields.get(COMPANY_DOMAIN),
        fields.get(COUNTRY),
        fields.get(INDUSTRY),
        number(fields.get(EMPLOYEES)),
        fields.get(LANGUAGE),
        attributes,
        fields.get(REGION),
        fields.get(POSTAL_CODE),
        fields.get(PRODUCT_INTEREST));
  }

  /** Of what was told; a field that is known is right, whatever else was told of it. */
  static Faults faults(Map<String, String> fields) {
    String company = fields.get(COMPANY);
    return new Faults(
        fault(fields, EMAIL),
        fault(fields, PHONE),
        fault(fields, COUNTRY),
        company != null && CompanyName.isPlaceholder(company) ? Validity.PLACEHOLDER : null);
  }

  private static @Nullable Validity fault(Map<String, String> fields, String name) {
    String fault = fields.get(FAULT + name);
    return fault == null || fields.containsKey(name) ? null : Validity.valueOf(fault);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }
}
