package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked of a lead over HTTP; its outcome goes to the instance {@code replyTo}, under
 * {@code id}. {@code lead} is null where whoever has a key is asked, {@code other} the lead that is
 * merged with it.
 */
public record Asked(
    String id,
    String replyTo,
    Kind kind,
    @Nullable LeadId lead,
    @Nullable LeadId other,
    @Nullable String actor,
    Instant at) {
  public enum Kind {
    SHOW,
    /** With everything, also of the leads it is made of. */
    EXPORT,
    MERGE,
    SPLIT,
    ERASE
  }
}
