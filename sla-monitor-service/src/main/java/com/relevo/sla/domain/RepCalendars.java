package com.relevo.sla.domain;

import com.relevo.events.RepId;
import java.util.Optional;

/** Which calendar is set for a rep now, beside the agreement; answers from memory. */
@FunctionalInterface
public interface RepCalendars {
  /** Nothing is set for anybody. */
  RepCalendars NONE = _ -> Optional.empty();

  /** By name; empty where none is set. */
  Optional<String> of(RepId rep);
}
