package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Node;
import java.util.List;

/** Reads one tool's bodies. Never throws: what cannot be read is an item too. */
@FunctionalInterface
public interface Mapping {
  /** All items of a body, in its order. */
  List<Mapped> items(Node body, Reading reading);
}
