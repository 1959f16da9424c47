package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version as it stands. {@code steps} counts what led here: whoever changes the version says
 * which of them they have seen.
 */
public record Life(
    String version,
    Revision revision,
    String draftedBy,
    Instant draftedAt,
    Phase phase,
    long steps) {

  public Phase.Status status() {
    return phase.status();
  }

  /** The state that {@code step} leads to; {@code before} is null before the first. */
  static Life evolve(String version, @Nullable Life before, Step step) {
    return switch (step) {
      case Step.Drafted drafted -> first(version, drafted, drafted.revision(), new Phase.Draft());
      case Step.Imported imported ->
          first(
              version,
              imported,
              imported.revision(),
              new Phase.Scheduled(
                  imported.proposal(), imported.signatures(), imported.effectiveAt()));
      case Step.Edited edited -> known(version, before).with(edited.revision(), new Phase.Draft());
      case Step.Proposed proposed ->
          known(version, before).in(new Phase.Proposed(proposed.proposal(), List.of()));
      case Step.Signed signed -> known(version, before).signed(signed);
      case Step.Scheduled scheduled -> known(version, before).scheduled(scheduled);
      case Step.TookEffect took -> known(version, before).inForce(took);
      case Step.Superseded superseded -> known(version, before).superseded(superseded);
      case Step.Withdrawn withdrawn ->
          known(version, before).in(new Phase.Withdrawn(withdrawn.by(), withdrawn.comment()));
      case Step.Rejected rejected ->
          known(version, before)
              .in(new Phase.Rejected(rejected.role(), rejected.by(), rejected.reason()));
    };
  }

  /** The version whose steps these are, in order, of which there is one at least. */
  public static Life of(String version, List<Step> steps) {
    Life life = evolve(version, null, steps.getFirst());
    for (Step step : steps.subList(1, steps.size())) {
      life = evolve(version, life, step);
    }
    return life;
  }

  public Life after(List<Step> more) {
    Life life = this;
    for (Step step : more) {
      life = evolve(version, life, step);
    }
    return life;
  }

  private static Life first(String version, Step step, Revision revision, Phase phase) {
    return new Life(version, revision, step.by(), step.at(), phase, 1);
  }

  private static Life known(String version, @Nullable Life before) {
    if (before == null) {
      throw new IllegalStateException(
          "Expected a life of version " + version + ", but it begins in the middle");
    }
    return before;
  }

  private Life signed(Step.Signed step) {
    if (!(phase instanceof Phase.Proposed proposed)) {
      throw unexpected(step);
    }
    List<Signature> all = new ArrayList<>(proposed.signatures());
    all.add(step.signature());
    return in(
        all.size() == Role.values().length
            ? new Phase.Signed(proposed.proposal(), all)
            : new Phase.Proposed(proposed.proposal(), all));
  }

  private Life scheduled(Step.Scheduled step) {
    return in(
        switch (phase) {
          case Phase.Signed signed ->
              new Phase.Scheduled(signed.proposal(), signed.signatures(), step.effectiveAt());
          case Phase.Scheduled postponed ->
              new Phase.Scheduled(postponed.proposal(), postponed.signatures(), step.effectiveAt());
          default -> throw unexpected(step);
        });
  }

  private Life inForce(Step.TookEffect step) {
    if (!(phase instanceof Phase.Scheduled scheduled)) {
      throw unexpected(step);
    }
    return in(new Phase.InForce(scheduled.signatures(), step.effectiveAt()));
  }

  private Life superseded(Step.Superseded step) {
    if (!(phase instanceof Phase.InForce held)) {
      throw unexpected(step);
    }
    return in(new Phase.Superseded(held.signatures(), held.since(), step.until(), step.version()));
  }

  private Life in(Phase next) {
    return with(revision, next);
  }

  private Life with(Revision text, Phase next) {
    return new Life(version, text, draftedBy, draftedAt, next, steps + 1);
  }

  private IllegalStateException unexpected(Step step) {
    return new IllegalStateException(
        "Expected no " + step + " of version " + version + ", but it is " + status());
  }
}
