package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Outcome.nothing;

import com.relevo.agreement.Agreement.Owner;
import com.relevo.alignment.domain.Outcome.Refused;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import com.relevo.events.SlaReport.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who may sign, and what the last signature brings about. */
record Signing(Duration lead) {

  Outcome sign(Standing standing, Life life, Command.Sign sign, Actor actor, Instant now) {
    if (!actor.sides().contains(sign.role())) {
      return notYourSide(sign.role());
    }
    return switch (life.phase()) {
      case Phase.Proposed proposed -> sign(standing, life, proposed, sign, actor, now);
      case Phase.Signed signed -> again(life, signed.signatures(), sign, actor);
      case Phase.Scheduled scheduled -> again(life, scheduled.signatures(), sign, actor);
      case Phase.InForce inForce -> again(life, inForce.signatures(), sign, actor);
      case Phase.Superseded superseded -> again(life, superseded.signatures(), sign, actor);
      case Phase.Draft _, Phase.Rejected _, Phase.Withdrawn _ -> notProposed(life);
    };
  }

  private Outcome sign(
      Standing standing,
      Life life,
      Phase.Proposed proposed,
      Command.Sign sign,
      Actor actor,
      Instant now) {
    Optional<Signature> before = of(sign.role(), proposed.signatures());
    if (before.isPresent()) {
      return again(life, proposed.signatures(), sign, actor);
    }
    return refusal(standing, life, proposed, sign, actor)
        .orElseGet(() -> signed(standing, life, proposed, sign, actor, now));
  }

  private Outcome signed(
      Standing standing,
      Life life,
      Phase.Proposed proposed,
      Command.Sign sign,
      Actor actor,
      Instant now) {
    Step signed =
        new Step.Signed(
            now,
            actor.subject(),
            life.revision().digest(),
            new Signature(sign.role(), actor.subject(), now, sign.comment()));
    return proposed.signatures().isEmpty()
        ? Outcome.of(signed)
        : Outcome.of(signed, schedule(standing, life, proposed.proposal(), actor, now));
  }

  private Step schedule(Standing standing, Life life, Proposal proposal, Actor actor, Instant now) {
    EffectiveInstant effective =
        EffectiveInstant.of(now, life.revision().noticePeriod(), lead, proposal.requested());
    return new Step.Scheduled(
        now,
        actor.subject(),
        effective.at(),
        life.revision().noticePeriod().toSeconds(),
        standing.inForce(),
        effective.because(),
        effective.text());
  }

  private static Optional<Outcome> refusal(
      Standing standing, Life life, Phase.Proposed proposed, Command.Sign sign, Actor actor) {
    Owner owner = life.revision().owners().of(party(sign.role()));
    if (!owner.is(actor.email())) {
      return refused(
          Refusal.NOT_THE_OWNER,
          "The document names "
              + owner.name()
              + " <"
              + owner.email()
              + "> to sign for "
              + side(sign.role())
              + ".");
    }
    if (proposed.signatures().stream().anyMatch(each -> each.signer().equals(actor.subject()))) {
      return refused(
          Refusal.SAME_SIGNER,
          actor.subject() + " has signed for the other side: two sides are two people.");
    }
    if (sign.digest() != null && !sign.digest().equals(life.revision().digest())) {
      return refused(Refusal.ANOTHER_TEXT, "What is proposed now is another text: read it again.");
    }
    if (Lifecycle.another(standing.successor(), life)) {
      return refused(
          Refusal.SUCCESSOR_SCHEDULED,
          "Version "
              + Objects.requireNonNull(standing.successor()).version()
              + " is signed and takes effect at "
              + standing.successor().effectiveAt()
              + ": withdraw it, or propose this one anew when that is in force.");
    }
    if (!Objects.equals(proposed.proposal().against(), standing.inForce())) {
      return refused(
          Refusal.COMPARISON_OUTDATED,
          "It was compared with "
              + proposed.proposal().against()
              + ", but now "
              + standing.inForce()
              + " is in force: propose it anew, so that both sides see what differs.");
    }
    return Optional.empty();
  }

  private static Optional<Outcome> refused(Refusal refusal, String text) {
    return Optional.of(new Refused(refusal, text));
  }

  /** The same signature a second time is no news; another one for the same side is refused. */
  private static Outcome again(
      Life life, List<Signature> signatures, Command.Sign sign, Actor actor) {
    Optional<Signature> before = of(sign.role(), signatures);
    if (before.isEmpty()) {
      return notProposed(life);
    }
    boolean same =
        before.get().signer().equals(actor.subject())
            && (sign.digest() == null || sign.digest().equals(life.revision().digest()));
    return same
        ? nothing()
        : new Refused(
            Refusal.ALREADY_SIGNED,
            before.get().signer() + " has signed for " + side(sign.role()) + " already.");
  }

  private static Optional<Signature> of(Role role, List<Signature> signatures) {
    return signatures.stream().filter(each -> each.role() == role).findFirst();
  }

  static Outcome notYourSide(Role role) {
    return new Refused(
        Refusal.NOT_YOUR_SIDE, "Only " + side(role) + " speaks for " + side(role) + ".");
  }

  static Outcome notProposed(Life life) {
    return new Refused(
        Refusal.NOT_PROPOSED,
        "Only a version that is PROPOSED can be signed or rejected, but "
            + life.version()
            + " is "
            + life.status()
            + ".");
  }

  private static Party party(Role role) {
    return switch (role) {
      case MARKETING -> Party.MARKETING;
      case SALES -> Party.SALES;
    };
  }

  private static String side(Role role) {
    return role == Role.MARKETING ? "marketing" : "sales";
  }
}
