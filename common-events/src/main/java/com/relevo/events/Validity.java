package com.relevo.events;

/**
 * Whether what was told of a field can be used, and if not, why: the end of a sentence such as "The
 * phone number ... is missing". States keep constants by position: add new ones at the end only.
 */
public enum Validity {
  VALID("is valid"),
  MISSING("is missing"),
  /** An e-mail address: of a service that throws addresses away. */
  DISPOSABLE("is a throw-away one"),
  /** An e-mail address: not written like one. */
  SYNTAX("is not written like one"),
  /** An e-mail address: its domain is none that anybody can have. */
  DOMAIN("has a domain that does not exist"),
  /** A phone number: other text. */
  NOT_A_NUMBER("is not a number"),
  /** A phone number: written without its country, which is not known. */
  COUNTRY_NEEDED("cannot be read without its country"),
  /** A phone number: too few or too many digits for its country. */
  LENGTH("has too few or too many digits"),
  /** A country: none of ISO 3166. */
  UNKNOWN("is not known"),
  /** A company: something written because the form asked for it, such as "n/a". */
  PLACEHOLDER("is a placeholder");

  private final String text;

  Validity(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Something was told, and cannot be used. */
  public boolean isFault() {
    return this != VALID && this != MISSING;
  }
}
