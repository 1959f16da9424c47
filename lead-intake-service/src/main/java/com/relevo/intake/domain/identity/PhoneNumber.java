package com.relevo.intake.domain.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import com.relevo.events.Validity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone number in E.164, and the extension where one was given. */
public record PhoneNumber(String e164, @Nullable String extension) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /**
   * Reads {@code text} as dialled in {@code region}; without a region only an international number
   * can be read.
   */
  public static Optional<PhoneNumber> of(String text, @Nullable String region) {
    try {
      Phonenumber.PhoneNumber number = NUMBERS.parse(text, region);
      if (!usable(NUMBERS.isPossibleNumberWithReason(number))) {
        return Optional.empty();
      }
      String extension = number.getExtension().isEmpty() ? null : number.getExtension();
      return Optional.of(
          new PhoneNumber(
              NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164), extension));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with a {@code text} that cannot be read as dialled in {@code region}. */
  public static Validity fault(String text, @Nullable String region) {
    try {
      NUMBERS.parse(text, region);
      return Validity.LENGTH;
    } catch (NumberParseException e) {
      return switch (e.getErrorType()) {
        case INVALID_COUNTRY_CODE ->
            region == null && !text.strip().startsWith("+")
                ? Validity.COUNTRY_NEEDED
                : Validity.NOT_A_NUMBER;
        case NOT_A_NUMBER -> Validity.NOT_A_NUMBER;
        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN, TOO_LONG -> Validity.LENGTH;
      };
    }
  }

  /**
   * Possible, not valid: numbering plans change faster than their metadata, and only equality
   * matters here. Digits too many are ignored by the exchange (spelled-out numbers have them); a
   * number that only works locally identifies nobody.
   */
  private static boolean usable(ValidationResult result) {
    return result == ValidationResult.IS_POSSIBLE || result == ValidationResult.TOO_LONG;
  }
}
