package com.relevo.intake.domain.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a person that all tools share, with the names that tools and form authors give
 * them.
 */
public enum Field {
  EMAIL(
      "email",
      "e_mail",
      "email_address",
      "work_email",
      "work_e_mail",
      "user_email",
      "business_email",
      "emailaddress"),
  PHONE(
      "phone",
      "phone_number",
      "mobile",
      "mobile_phone",
      "mobile_number",
      "telephone",
      "work_phone",
      "user_phone",
      "mobilephone"),
  FIRST_NAME("first_name", "firstname", "given_name", "fname"),
  LAST_NAME("last_name", "lastname", "family_name", "surname", "lname"),
  FULL_NAME("full_name", "fullname", "name", "your_name"),
  JOB_TITLE("job_title", "jobtitle", "position", "role", "job_role"),
  COMPANY("company", "company_name", "organisation", "organization", "employer"),
  COUNTRY("country", "country_code"),
  INDUSTRY("industry", "companyindustry", "sector"),
  EMPLOYEES(
      "employees",
      "company_size",
      "companynumber_of_employees",
      "number_of_employees",
      "numberofemployees",
      "team_size"),
  LANGUAGE("language", "locale", "preferred_locale", "preferred_language"),
  REGION("region", "state", "province", "state_region", "county"),
  POSTAL_CODE("postal_code", "postalcode", "postcode", "zip", "zip_code", "zipcode", "plz"),
  PRODUCT_INTEREST("product_interest", "productinterest", "interested_in", "product");

  private static final Pattern OTHER_CHARACTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^_+|_+$");
  private static final Map<String, Field> BY_NAME = new HashMap<>();

  /** Personal, and nothing that a decision may rest on: never carried on. */
  private static final Set<String> LEFT_BEHIND =
      Set.of(
          "title",
          "fax",
          "address",
          "address1",
          "address2",
          "street_address",
          "twitter",
          "facebook",
          "googleplus",
          "skype",
          "instagram",
          "foursquare",
          "linkedin",
          "date_of_birth",
          "birthday",
          "ip",
          "ip_address",
          "national_id");

  static {
    for (Field field : values()) {
      for (String name : field.names) {
        BY_NAME.put(name, field);
      }
    }
  }

  private final Set<String> names;

  Field(String... names) {
    this.names = Set.of(names);
  }

  /** The field that {@code name} stands for, however it is cased and separated. */
  public static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(slug(name)));
  }

  /**
   * The field that a question asks for: {@code What's your full name?}. Only names of several words
   * count at its end, for many questions end in a "company" or a "name" that is not the person's.
   */
  static Optional<Field> asked(String question) {
    Optional<Field> exact = named(question);
    if (exact.isPresent()) {
      return exact;
    }
    String slug = slug(question);
    return BY_NAME.keySet().stream()
        .filter(name -> name.contains("_") && slug.endsWith("_" + name))
        .max(Comparator.comparingInt(String::length))
        .map(BY_NAME::get);
  }

  static boolean leftBehind(String name) {
    return LEFT_BEHIND.contains(slug(name));
  }

  /** {@code Work E-mail?} as {@code work_e_mail}. */
  public static String slug(String name) {
    String slug = OTHER_CHARACTERS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    return EDGES.matcher(slug).replaceAll("");
  }
}
