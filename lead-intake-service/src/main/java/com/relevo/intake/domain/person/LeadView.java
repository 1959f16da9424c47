package com.relevo.intake.domain.person;

import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.intake.domain.person.Person.Stamped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is shown: {@code fields} with the time each was true, {@code keys} it is found by,
 * {@code candidates} that may be the same, {@code merged} leads that are part of it, {@code parts}
 * what they were, if that was asked for.
 */
public record LeadView(
    LeadId leadId,
    Instant since,
    String source,
    LeadProfile profile,
    Map<String, Stamped> fields,
    boolean contactAllowed,
    List<Consents.Statement> consents,
    List<String> keys,
    List<Candidate> candidates,
    List<LeadId> merged,
    @Nullable List<LeadView> parts) {
  /** {@code why} is {@code email}, {@code phone}, {@code external} or {@code alike}. */
  public record Candidate(LeadId leadId, String why) {}

  public static LeadView of(Person person) {
    return of(person, null);
  }

  /** With each lead that was merged into it, as it was. */
  public static LeadView whole(Person person) {
    return of(person, person.parts().stream().map(part -> of(part.person())).toList());
  }

  private static LeadView of(Person person, @Nullable List<LeadView> parts) {
    return new LeadView(
        person.leadId(),
        person.since(),
        person.source(),
        person.profile(),
        new TreeMap<>(person.fields()),
        person.consents().contactAllowed(),
        person.consents().statements(),
        person.keys().stream().filter(key -> !IdentityKeys.isLead(key)).sorted().toList(),
        person.suspects().entrySet().stream()
            .map(each -> new Candidate(new LeadId(each.getKey()), each.getValue()))
            .sorted(Comparator.comparing(each -> each.leadId().value()))
            .toList(),
        person.parts().stream().map(part -> part.person().leadId()).toList(),
        parts);
  }
}
