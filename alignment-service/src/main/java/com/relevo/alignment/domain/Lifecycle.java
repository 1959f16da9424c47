package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Outcome.nothing;

import com.relevo.alignment.domain.Outcome.Refused;
import com.relevo.alignment.domain.Standing.Successor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may become of a version. {@code lead} is how long before its effective instant a version
 * stands for good: by then every service has read it.
 */
public record Lifecycle(Duration lead) {
  /** What a system begins with is in force from here on. */
  public static final Instant BEGINNING = Instant.EPOCH;

  /** {@code life} is null for a version that is not there. */
  public Outcome decide(
      Standing standing, @Nullable Life life, Command command, Actor actor, Instant now) {
    if (command instanceof Command.Draft(Revision text)) {
      return draft(life, text, actor, now);
    }
    if (life == null) {
      return new Refused(Refusal.UNKNOWN_VERSION, "There is no such version.");
    }
    return switch (command) {
      case Command.Draft(Revision text) -> draft(life, text, actor, now);
      case Command.Edit edit -> edit(life, edit, actor, now);
      case Command.Propose propose -> propose(standing, life, propose, actor, now);
      case Command.Sign sign -> new Signing(lead).sign(standing, life, sign, actor, now);
      case Command.Reject reject -> reject(life, reject, actor, now);
      case Command.Withdraw withdraw -> withdraw(life, withdraw, actor, now);
    };
  }

  private static Outcome draft(@Nullable Life life, Revision text, Actor actor, Instant now) {
    if (life == null) {
      return Outcome.of(new Step.Drafted(now, actor.subject(), text.numbered(1)));
    }
    return life.revision().digest().equals(text.digest())
        ? nothing()
        : new Refused(
            Refusal.VERSION_EXISTS,
            "There is a version "
                + life.version()
                + " with another text: change that, or take another name.");
  }

  private static Outcome edit(Life life, Command.Edit edit, Actor actor, Instant now) {
    if (life.revision().digest().equals(edit.text().digest())) {
      return nothing();
    }
    return switch (life.phase()) {
      case Phase.Draft _, Phase.Proposed _, Phase.Rejected _ ->
          edit.seen() == life.steps()
              ? Outcome.of(
                  new Step.Edited(
                      now, actor.subject(), edit.text().numbered(life.revision().number() + 1)))
              : new Refused(
                  Refusal.CHANGED_MEANWHILE,
                  "The version has changed since it was read: read it again.");
      case Phase.Signed _,
          Phase.Scheduled _,
          Phase.InForce _,
          Phase.Superseded _,
          Phase.Withdrawn _ ->
          new Refused(
              Refusal.NOT_EDITABLE,
              "A version that is " + life.status() + " keeps its text: draft another version.");
    };
  }

  private static Outcome propose(
      Standing standing, Life life, Command.Propose propose, Actor actor, Instant now) {
    Proposal proposal =
        new Proposal(
            actor.subject(),
            now,
            standing.inForce(),
            propose.changes(),
            propose.requested(),
            propose.simulation(),
            propose.comment());
    return switch (life.phase()) {
      case Phase.Draft _, Phase.Proposed _ when !isCompared(standing, life, propose) ->
          new Refused(
              Refusal.COMPARISON_OUTDATED,
              "It was changed, or another version took effect, at this moment: propose it again.");
      case Phase.Draft _ -> Outcome.of(new Step.Proposed(now, actor.subject(), proposal));
      case Phase.Proposed(Proposal before, var _) when same(before, proposal) -> nothing();
      case Phase.Proposed _ -> Outcome.of(new Step.Proposed(now, actor.subject(), proposal));
      case Phase.Rejected _ ->
          new Refused(
              Refusal.NOT_PROPOSABLE, "It was rejected: change its text before you propose it.");
      case Phase.Signed _,
          Phase.Scheduled _,
          Phase.InForce _,
          Phase.Superseded _,
          Phase.Withdrawn _ ->
          new Refused(
              Refusal.NOT_PROPOSABLE,
              "A version that is " + life.status() + " cannot be proposed.");
    };
  }

  private static boolean isCompared(Standing standing, Life life, Command.Propose propose) {
    return Objects.equals(propose.against(), standing.inForce())
        && (propose.digest() == null || propose.digest().equals(life.revision().digest()));
  }

  /** Whoever asks and when makes no other proposal. */
  private static boolean same(Proposal before, Proposal now) {
    return Objects.equals(before.against(), now.against())
        && Objects.equals(before.requested(), now.requested())
        && Objects.equals(before.simulation(), now.simulation())
        && Objects.equals(before.comment(), now.comment());
  }

  private static Outcome reject(Life life, Command.Reject reject, Actor actor, Instant now) {
    if (!actor.sides().contains(reject.role())) {
      return Signing.notYourSide(reject.role());
    }
    return switch (life.phase()) {
      case Phase.Proposed _ ->
          Outcome.of(new Step.Rejected(now, actor.subject(), reject.role(), reject.reason()));
      case Phase.Rejected rejected when rejected.role() == reject.role() -> nothing();
      case Phase.Draft _,
          Phase.Rejected _,
          Phase.Signed _,
          Phase.Scheduled _,
          Phase.InForce _,
          Phase.Superseded _,
          Phase.Withdrawn _ ->
          Signing.notProposed(life);
    };
  }

  private Outcome withdraw(Life life, Command.Withdraw withdraw, Actor actor, Instant now) {
    Step withdrawn = new Step.Withdrawn(now, actor.subject(), withdraw.reason());
    return switch (life.phase()) {
      case Phase.Draft _, Phase.Proposed _, Phase.Signed _, Phase.Rejected _ ->
          Outcome.of(withdrawn);
      case Phase.Scheduled scheduled ->
          now.isBefore(scheduled.effectiveAt().minus(lead))
              ? Outcome.of(withdrawn)
              : new Refused(
                  Refusal.TOO_LATE,
                  "It takes effect at "
                      + scheduled.effectiveAt()
                      + ", and could be withdrawn until "
                      + scheduled.effectiveAt().minus(lead)
                      + ".");
      case Phase.Withdrawn _ -> nothing();
      case Phase.InForce _, Phase.Superseded _ ->
          new Refused(
              Refusal.NOT_WITHDRAWABLE,
              "It has taken effect: propose another version that replaces it.");
    };
  }

  /** The successor's own standing is not in its way. */
  static boolean another(@Nullable Successor successor, Life life) {
    return successor != null && !successor.version().equals(life.version());
  }
}
