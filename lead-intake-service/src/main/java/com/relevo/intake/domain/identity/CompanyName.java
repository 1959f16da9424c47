package com.relevo.intake.domain.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write into a form that insists on a company. */
public final class CompanyName {
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Compared without case, blanks and punctuation. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "asdf",
          "aucune",
          "company",
          "firma",
          "keine",
          "keinefirma",
          "na",
          "nichtvorhanden",
          "ninguna",
          "no",
          "nocompany",
          "none",
          "notapplicable",
          "null",
          "privat",
          "private",
          "tbd",
          "test",
          "undefined",
          "unknown",
          "xxx");

  private CompanyName() {}

  /** Whether it names no company: "n/a", "-", "none". */
  public static boolean isPlaceholder(String company) {
    String bare = OTHER.matcher(company).replaceAll("").toLowerCase(Locale.ROOT);
    return bare.isEmpty() || PLACEHOLDERS.contains(bare);
  }
}
