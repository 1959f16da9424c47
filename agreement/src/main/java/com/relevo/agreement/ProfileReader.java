package com.relevo.agreement;

import java.util.Set;

/** Reads {@code definitions.profile}, which may be left out. */
final class ProfileReader {
  private static final String KEY = "profile";
  private static final String REQUIRED = "required";

  private ProfileReader() {}

  static RequiredProfile read(Section definitions, Problems problems) {
    if (!definitions.has(KEY)) {
      return RequiredProfile.NONE;
    }
    Section section = definitions.section(KEY, "the required profile");
    Set<ProfileField> fields =
        section.required(REQUIRED).isPresent()
            ? Words.listed(ProfileField.class, "a field", section, REQUIRED, problems)
            : Set.of();
    if (section.has(REQUIRED) && section.items(REQUIRED).isEmpty()) {
      problems.add(section.at(REQUIRED), "Expected at least one field in required");
    }
    section.close();
    return new RequiredProfile(fields);
  }
}
