package com.relevo.scoring.domain;

import com.relevo.agreement.Exclusion;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps a lead from marketing qualified, whatever its points. */
final class Blocks {
  private static final Reason DO_NOT_CONTACT =
      Reason.of("do_not_contact", "The lead does not want to be contacted");
  private static final Reason DISQUALIFIED =
      Reason.of("disqualified", "Sales disqualified the lead");
  private static final Reason SILENT =
      Reason.of("silent_since_recycled", "Nothing new from the lead since sales sent it back");

  private Blocks() {}

  /** {@code situation} is null before the lead is known. */
  static List<Reason> of(LeadScoring state, @Nullable Situation situation) {
    List<Reason> blocks = new ArrayList<>();
    barred(state, situation).ifPresent(blocks::add);
    if (state.stage() == Stage.DISQUALIFIED) {
      blocks.add(DISQUALIFIED);
    }
    boolean sentBack = state.stage() == Stage.RECYCLED;
    if (sentBack && state.silentSinceClose()) {
      blocks.add(SILENT);
    }
    Instant rest = sentBack && situation != null ? situation.rest(state) : null;
    if (rest != null) {
      blocks.add(Reason.of("cool_down", "Rests until " + rest + " after sales sent it back"));
    }
    return blocks;
  }

  /** What not even a higher score or a raised hand gets past, and what takes a lead back. */
  static Optional<Reason> barred(LeadScoring state, @Nullable Situation situation) {
    if (!state.consent().allowed()) {
      return Optional.of(DO_NOT_CONTACT);
    }
    return situation == null
        ? Optional.empty()
        : situation.agreement.definitions().exclusions().stream()
            .filter(exclusion -> situation.holds(exclusion.when(), state))
            .map(Blocks::reason)
            .findFirst()
            .or(() -> situation.contactBar(state));
  }

  private static Reason reason(Exclusion exclusion) {
    return Reason.of(exclusion.id(), exclusion.text());
  }
}
