package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent;
import com.relevo.events.AgreementEvent.AgreementInForce;
import com.relevo.events.AgreementEvent.AgreementProposed;
import com.relevo.events.AgreementEvent.AgreementRejected;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.AgreementSigned;
import com.relevo.events.AgreementEvent.AgreementSuperseded;
import com.relevo.events.AgreementEvent.AgreementWithdrawn;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the other services are told of a step: nothing of drafts, for nobody but their authors has
 * to do with them. The same step gives the same event, id and all. {@code before} and {@code after}
 * are the version's states around it.
 */
public record Announcement(
    @Nullable Life before, Life after, String document, Map<String, String> files) {

  /** {@code inForce} is the version in force at that time. */
  public Optional<AgreementEvent> of(Step step, @Nullable String inForce) {
    String version = after.version();
    Revision text = after.revision();
    return Optional.ofNullable(
        switch (step) {
          case Step.Drafted _, Step.Edited _ -> null;
          case Step.Proposed(var at, var by, Proposal proposal) ->
              new AgreementProposed(
                  notice(
                      "proposed", EventType.AGREEMENT_PROPOSED, step, inForce, text.digest(), at),
                  version,
                  text.name(),
                  text.digest(),
                  proposal.against(),
                  proposal.changes(),
                  proposal.simulation(),
                  proposal.comment());
          case Step.Signed(var at, var _, String digest, var signature) ->
              new AgreementSigned(
                  notice(
                      "signed/" + signature.role(),
                      EventType.AGREEMENT_SIGNED,
                      step,
                      inForce,
                      digest,
                      at),
                  version,
                  digest,
                  signature);
          case Step.Rejected(var at, var _, var role, String reason) ->
              new AgreementRejected(
                  notice(
                      "rejected", EventType.AGREEMENT_REJECTED, step, inForce, text.digest(), at),
                  version,
                  role,
                  reason);
          case Step.Withdrawn(var at, var _, String comment) ->
              wasADraft()
                  ? null
                  : new AgreementWithdrawn(
                      meta(version, EventType.AGREEMENT_WITHDRAWN, step, inForce, at),
                      version,
                      comment);
          case Step.Scheduled scheduled -> scheduled(scheduled, inForce);
          case Step.Imported imported -> scheduled(beginning(imported), inForce);
          case Step.TookEffect(var _, var _, Instant effectiveAt, var supersedes) ->
              new AgreementInForce(
                  notice("in-force", EventType.AGREEMENT_IN_FORCE, step, version, effectiveAt),
                  version,
                  text.name(),
                  effectiveAt,
                  supersedes);
          case Step.Superseded(var _, var _, String by, Instant until) ->
              new AgreementSuperseded(
                  notice("superseded", EventType.AGREEMENT_SUPERSEDED, step, by, until),
                  version,
                  by,
                  until);
        });
  }

  private boolean wasADraft() {
    return before == null || before.phase() instanceof Phase.Draft;
  }

  private static Step.Scheduled beginning(Step.Imported imported) {
    return new Step.Scheduled(
        imported.at(),
        imported.by(),
        imported.effectiveAt(),
        0,
        null,
        "began_with",
        "The agreement that this system began with");
  }

  private AgreementScheduled scheduled(Step.Scheduled step, @Nullable String inForce) {
    if (!(after.phase() instanceof Phase.Scheduled phase)) {
      throw new IllegalStateException("Expected a scheduled version, but it is " + after.status());
    }
    String version = after.version();
    Meta meta =
        meta(
            version,
            EventType.AGREEMENT_SCHEDULED,
            step,
            inForce,
            after.revision().digest(),
            step.effectiveAt());
    return new AgreementScheduled(
        new Meta(
            meta.eventId(),
            meta.leadId(),
            0,
            meta.occurredAt(),
            meta.recordedAt(),
            inForce,
            List.of(Reason.of(step.because(), step.text())),
            Mode.LIVE,
            meta.actor()),
        version,
        after.revision().name(),
        document,
        files,
        after.revision().digest(),
        step.effectiveAt(),
        step.noticeSeconds(),
        phase.proposal().by(),
        phase.proposal().at(),
        phase.signatures(),
        step.supersedes());
  }

  private Meta notice(
      String word, EventType type, Step step, @Nullable String inForce, Object... cause) {
    String key = AgreementEvent.noticeKey(after.version(), word).value();
    return meta(key, type, step, inForce, cause);
  }

  private static Meta meta(
      String key, EventType type, Step step, @Nullable String inForce, Object... cause) {
    return new Meta(
        EventIds.derive(key, type, cause),
        new LeadId(key),
        0,
        step.at(),
        step.at(),
        inForce,
        List.of(),
        Mode.LIVE,
        step.by());
  }
}
