package com.relevo.scoring.domain;

import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.util.ArrayList;
import java.util.List;

/** What keeps a lead from marketing qualified, whatever its points. */
final class Blocks {
  static final Reason DO_NOT_CONTACT =
      Reason.of("do_not_contact", "The lead does not want to be contacted");
  private static final Reason DISQUALIFIED =
      Reason.of("disqualified", "Sales disqualified the lead");
  private static final Reason SILENT =
      Reason.of("silent_since_recycled", "Nothing new from the lead since sales sent it back");

  private Blocks() {}

  static List<Reason> of(LeadScoring state) {
    List<Reason> blocks = new ArrayList<>();
    if (!state.consent().allowed()) {
      blocks.add(DO_NOT_CONTACT);
    }
    if (state.stage() == Stage.DISQUALIFIED) {
      blocks.add(DISQUALIFIED);
    }
    if (state.stage() == Stage.RECYCLED && state.silentSinceClose()) {
      blocks.add(SILENT);
    }
    return blocks;
  }
}
