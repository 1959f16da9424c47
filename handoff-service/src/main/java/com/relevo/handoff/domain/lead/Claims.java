package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Claim;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim goes to the desk and comes back with what the desk decided; the one who gave the command
 * is answered then.
 */
public final class Claims {
  private Claims() {}

  public static DeskRequest.Claimed request(
      Command command, HandoffState state, TeamId team, AssignmentId assignment) {
    return new DeskRequest.Claimed(
        team,
        state.lead(),
        state.current().orElseThrow().number(),
        assignment,
        command.rep(),
        new Claim(command.id(), command.replyTo(), command.key(), command.fingerprint()));
  }

  /** What whoever claimed is told. */
  public record Told(Claim claim, Answer answer) {
    public HandoffState remembered(HandoffState state, Instant now) {
      return claim.key() == null
          ? state
          : state.remembering(new Remembered(claim.key(), claim.fingerprint(), now, answer));
    }
  }

  /** {@code next} is the lead after {@code answer}; null where nobody claimed it. */
  public static @Nullable Told told(DeskAnswer answer, HandoffState next) {
    return switch (answer) {
      case DeskAnswer.Proposed proposed ->
          proposed.claim() == null ? null : claimed(proposed.claim(), proposed.rep(), next);
      case DeskAnswer.Refused refused ->
          new Told(
              refused.claim(),
              new Answer(
                  Refusal.NOT_CLAIMABLE, refused.text(), next.standing().orElse(null), null));
      case DeskAnswer.Waiting _, DeskAnswer.Returned _ -> null;
    };
  }

  private static Told claimed(Claim claim, RepId rep, HandoffState next) {
    Optional<Standing> standing = next.standing();
    boolean theirs = standing.map(Standing::rep).filter(rep::equals).isPresent();
    return new Told(
        claim,
        theirs
            ? new Answer(null, "Done.", standing.orElse(null), null)
            : new Answer(
                Refusal.NOT_CLAIMABLE,
                "The lead went elsewhere meanwhile.",
                standing.orElse(null),
                null));
  }
}
