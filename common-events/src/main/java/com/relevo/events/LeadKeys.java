package com.relevo.events;

import java.util.Optional;

/** The keys that personal parts of events are sealed with, one per lead. */
@FunctionalInterface
public interface LeadKeys {
  /** Knows none: what is personal is left out, read as erased. */
  LeadKeys NONE = _ -> Optional.empty();

  /** The lead's key now; empty where it was erased, or never had one. */
  Optional<LeadKey> of(LeadId lead);

  /** The lead's key of that id, with which something was sealed; empty where it was erased. */
  default Optional<LeadKey> of(LeadId lead, int id) {
    return of(lead).filter(key -> key.id() == id);
  }

  /** These, as far as they are written by now: asks for none that comes later. */
  default LeadKeys settled() {
    return this;
  }
}
