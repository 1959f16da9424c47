package com.relevo.intake.domain.person;

import com.relevo.intake.domain.person.Person.Stamped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead that became part of another: as it was, and what the other had in the fields it wrote
 * over, so that both can be had back.
 */
public record Part(Person person, Map<String, Stamped> before, @Nullable Stamped consentBefore) {
  public Part {
    before = before == null ? Map.of() : Map.copyOf(before);
  }
}
