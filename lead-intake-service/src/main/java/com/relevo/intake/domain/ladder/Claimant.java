package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import com.relevo.intake.domain.person.Person;
import java.time.Instant;

/** Who claims a key: as much as is needed to say whether two leads are one, and which goes on. */
public record Claimant(
    LeadId lead, String home, Instant since, boolean hasEmail, boolean hasEmailBeside, int parts) {
  static Claimant of(Person person, String key) {
    return new Claimant(
        person.leadId(),
        person.home(),
        person.since(),
        person.hasEmail(),
        person.hasEmailBeside(key),
        person.parts().size() + 1);
  }
}
