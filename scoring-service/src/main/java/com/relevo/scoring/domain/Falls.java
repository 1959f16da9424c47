package com.relevo.scoring.domain;

import com.relevo.events.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the lead last fell from MQL or SQL by itself, to something lower on the ladder. */
public record Falls(@Nullable Instant fromMql, @Nullable Instant fromSql) {
  static final Falls NONE = new Falls(null, null);

  Falls moved(Stage from, Stage to, Instant at) {
    if (!from.qualified() || to.ordinal() >= from.ordinal()) {
      return this;
    }
    // Who falls from SQL to below MQL has left both.
    return new Falls(to == Stage.MQL ? fromMql : at, from == Stage.SQL ? at : fromSql);
  }
}
