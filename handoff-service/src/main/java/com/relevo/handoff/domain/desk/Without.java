package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is passed over for a lead: its {@code holder}, and the {@code refusers}, who gave it back. Of
 * these one is chosen all the same where nobody else could have it, for the lead to know.
 */
public record Without(@Nullable RepId holder, List<RepId> refusers) {
  public static final Without NOBODY = new Without(null, List.of());

  boolean has(RepId rep) {
    return rep.equals(holder) || refusers.contains(rep);
  }
}
