package com.relevo.intake.domain.person;

import com.relevo.intake.domain.person.Person.Stamped;
import java.util.Map;

/**
 * A lead that became part of another: as it was, and what the other had in the fields it wrote
 * over, so that both can be had back.
 */
public record Part(Person person, Map<String, Stamped> before, Consents consentsBefore) {
  public Part {
    before = before == null ? Map.of() : Map.copyOf(before);
    consentsBefore = consentsBefore == null ? Consents.NONE : consentsBefore;
  }
}
