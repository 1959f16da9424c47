package com.relevo.intake.domain.person;

import com.relevo.events.LeadId;

/**
 * What people are recognised by, strongest first: a tool's own id, an e-mail address, a phone
 * number. {@code lead:} is how Relevo itself finds one, {@code item:} of who is known by nothing.
 */
public final class IdentityKeys {
  private static final String EXTERNAL = "external:";
  private static final String EMAIL = "email:";
  private static final String PHONE = "phone:";
  private static final String ITEM = "item:";
  private static final String LEAD = "lead:";

  private IdentityKeys() {}

  public static String external(String source, String id) {
    return EXTERNAL + source + ':' + id;
  }

  /** {@code matchKey} by which two spellings of an address are one. */
  public static String email(String matchKey) {
    return EMAIL + matchKey;
  }

  public static String phone(String e164) {
    return PHONE + e164;
  }

  static String item(String id) {
    return ITEM + id;
  }

  public static String lead(LeadId lead) {
    return LEAD + lead.value();
  }

  public static boolean isEmail(String key) {
    return key.startsWith(EMAIL);
  }

  public static boolean isPhone(String key) {
    return key.startsWith(PHONE);
  }

  public static boolean isLead(String key) {
    return key.startsWith(LEAD);
  }

  /** What is after its kind. */
  public static String value(String key) {
    return key.substring(key.indexOf(':') + 1);
  }

  /** The kind of a key, without what it says of the person: {@code email}. */
  public static String kind(String key) {
    return key.substring(0, key.indexOf(':'));
  }
}
