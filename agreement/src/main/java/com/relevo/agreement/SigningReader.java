package com.relevo.agreement;

import com.relevo.agreement.Agreement.Owner;
import com.relevo.agreement.Agreement.Owners;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code owners} and {@code notice-period}: who signs, and how long before it takes effect.
 */
final class SigningReader {
  private static final Pattern EMAIL =
      Pattern.compile("(?=.{3,254}$)[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Problems problems;

  SigningReader(Problems problems) {
    this.problems = problems;
  }

  Owners owners(Section agreement) {
    if (!agreement.has("owners")) {
      return Owners.UNNAMED;
    }
    Section section = agreement.section("owners", "the owners");
    Owner marketing = owner(section, "marketing");
    Owner sales = owner(section, "sales");
    section.close();
    if (!marketing.email().isEmpty() && sales.is(marketing.email())) {
      problems.add(
          section.at("sales"),
          "Expected another person to sign for sales, but both sides are " + sales.email());
    }
    return new Owners(marketing, sales);
  }

  private Owner owner(Section owners, String side) {
    Section section = owners.section(side, "an owner");
    Owner owner =
        owners.has(side) ? new Owner(section.text("name"), email(section)) : Owner.UNNAMED;
    section.close();
    return owner;
  }

  private String email(Section section) {
    String email = section.text("email");
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      problems.add(
          section.at("email"),
          "Expected an e-mail address such as mara@example.com, but it is " + email);
    }
    return email;
  }

  Duration noticePeriod(Section agreement) {
    Optional<String> text = agreement.optionalText("notice-period");
    Optional<Duration> period = text.flatMap(Budgets::parse);
    if (text.isPresent() && period.filter(time -> time.compareTo(LONGEST) <= 0).isEmpty()) {
      problems.add(
          agreement.at("notice-period"),
          "Expected days or hours of at most 366 days such as 14d, each of 24 hours, but it is "
              + text.get());
    }
    return period.orElse(Agreement.USUAL_NOTICE);
  }
}
