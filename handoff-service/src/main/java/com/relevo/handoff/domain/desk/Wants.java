package com.relevo.handoff.domain.desk;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a lead would have of its rep: a language such as de, and skills; in small letters. */
public record Wants(@Nullable String language, Set<String> skills) {
  public static final Wants NOTHING = new Wants(null, Set.of());

  public Wants {
    skills = skills == null ? Set.of() : Set.copyOf(skills);
  }

  /** Of BCP 47 the language counts, not the country: de of de-CH. */
  public static Wants of(@Nullable String language, @Nullable String skill) {
    return new Wants(
        language == null || language.isBlank()
            ? null
            : Locale.forLanguageTag(language).getLanguage(),
        skill == null || skill.isBlank() ? Set.of() : Set.of(skill.toLowerCase(Locale.ROOT)));
  }

  /** The language outweighs all skills together. */
  int match(Set<String> languages, Set<String> has) {
    int speaks = language != null && languages.contains(language) ? 1000 : 0;
    return speaks + (int) skills.stream().filter(has::contains).count();
  }
}
