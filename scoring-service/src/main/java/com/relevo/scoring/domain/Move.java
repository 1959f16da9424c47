package com.relevo.scoring.domain;

import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.util.List;

/** A stage to enter, and why. */
record Move(Stage to, List<Reason> why) {
  static Move to(Stage stage, String code, String text) {
    return new Move(stage, List.of(Reason.of(code, text)));
  }
}
