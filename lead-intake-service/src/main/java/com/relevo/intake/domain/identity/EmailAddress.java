package com.relevo.intake.domain.identity;

import com.ibm.icu.text.IDNA;
import com.relevo.events.Validity;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * An e-mail address to write to, and the key by which two spellings of it are one. Plus tags and
 * Gmail's dots are not folded: whether they are one person is a guess.
 */
public record EmailAddress(String address, String matchKey) {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);
  // The registry's domains, and the two reserved ones that samples and rehearsals are written with
  // (RFC 2606).
  private static final DomainValidator DOMAINS =
      DomainValidator.getInstance(
          false,
          List.of(
              new DomainValidator.Item(
                  DomainValidator.ArrayType.GENERIC_PLUS, new String[] {"example", "test"})));
  private static final EmailValidator VALIDATOR = new EmailValidator(false, false, DOMAINS);
  private static final Pattern WITH_NAME = Pattern.compile(".*<([^<>]+)>", Pattern.DOTALL);
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cc}\\p{Cf}]+|[\\s\\p{Z}\\p{Cc}\\p{Cf}]+$");
  private static final int LONGEST = 320;
  private static final String FINE = "@relevo.example";

  /** Empty where {@code text} is no valid address. */
  public static Optional<EmailAddress> of(String text) {
    return normalised(text).filter(email -> valid(email.address));
  }

  /** What is wrong with a {@code text} that is no valid address. */
  public static Validity fault(String text) {
    return normalised(text)
        .filter(email -> valid(email.address.substring(0, email.address.lastIndexOf('@')) + FINE))
        .map(_ -> Validity.DOMAIN)
        .orElse(Validity.SYNTAX);
  }

  /** Syntax and top-level domain, by commons-validator's rules. */
  static boolean valid(String address) {
    return VALIDATOR.isValid(address);
  }

  /** The canonical forms of whatever has a local part and a domain, valid or not. */
  static Optional<EmailAddress> normalised(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String trimmed = AROUND.matcher(text).replaceAll("");
    Matcher named = WITH_NAME.matcher(trimmed);
    String bare =
        Normalizer.normalize(
            named.matches() ? named.group(1).strip() : trimmed, Normalizer.Form.NFC);
    int at = bare.lastIndexOf('@');
    if (at < 1 || at == bare.length() - 1) {
      return Optional.empty();
    }
    String local = bare.substring(0, at);
    return domain(bare.substring(at + 1))
        .map(domain ->
            new EmailAddress(local + '@' + domain, local.toLowerCase(Locale.ROOT) + '@' + domain));
  }

  /** The domain in A-labels, lower case, without a root dot; literal addresses as they are. */
  private static Optional<String> domain(String text) {
    if (text.startsWith("[")) {
      return Optional.of(text.toLowerCase(Locale.ROOT));
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii =
        UTS46.nameToASCII(
            text.endsWith(".") ? text.substring(0, text.length() - 1) : text,
            new StringBuilder(),
            info);
    return info.hasErrors() || ascii.isEmpty()
        ? Optional.empty()
        : Optional.of(ascii.toString().toLowerCase(Locale.ROOT));
  }

  /**
   * A match key without its plus tag, and without the dots and the other domain of Gmail: who
   * shares it may be one person.
   */
  public static String folded(String matchKey) {
    int at = matchKey.lastIndexOf('@');
    String domain = matchKey.substring(at + 1);
    String local = matchKey.substring(0, at);
    int tag = local.indexOf('+');
    String plain = tag > 0 ? local.substring(0, tag) : local;
    boolean gmail = domain.equals("gmail.com") || domain.equals("googlemail.com");
    return gmail ? plain.replace(".", "") + "@gmail.com" : plain + '@' + domain;
  }

  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
