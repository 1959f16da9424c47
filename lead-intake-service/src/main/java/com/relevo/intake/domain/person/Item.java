package com.relevo.intake.domain.person;

import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SourceRef;
import com.relevo.intake.domain.mapping.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a tool said of one person, normalised: {@code id} is the same whenever it is sent
 * again, {@code keys} what the person is recognised by, strongest first and at least one, {@code
 * fields} what is said of them by {@link ProfileFields}' names.
 */
public record Item(
    String id,
    List<String> keys,
    SourceRef origin,
    Map<String, String> fields,
    Signal signal,
    Instant occurredAt,
    Instant receivedAt,
    Mode mode,
    List<Reason> because,
    @Nullable String actor) {
  public Item {
    keys = keys == null ? List.of() : List.copyOf(keys);
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    because = because == null ? List.of() : List.copyOf(because);
  }

  public boolean hasEmail() {
    return fields.containsKey(ProfileFields.EMAIL);
  }
}
