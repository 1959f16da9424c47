package com.relevo.alignment.http;

import com.relevo.agreement.Agreement.Owners;
import com.relevo.agreement.AgreementLint;
import com.relevo.agreement.Lint;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Phase;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.domain.Proposal;
import com.relevo.alignment.domain.Step;
import com.relevo.alignment.store.AgreementStore;
import com.relevo.alignment.store.Text;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One version: what it says, how it stands, and how it came to that. */
record AgreementView(
    String version,
    String name,
    Status status,
    int revision,
    String digest,
    @Nullable Instant effectiveAt,
    @Nullable Instant until,
    Owners owners,
    List<Signature> signatures,
    @Nullable ProposalView proposal,
    String document,
    Map<String, String> files,
    List<LintView> lints,
    List<StepView> history) {

  /** Something the document may say but can hardly mean. */
  record LintView(String code, int line, int column, String text, String hint) {
    private static LintView of(Lint lint) {
      return new LintView(lint.code().id(), lint.line(), lint.column(), lint.text(), lint.hint());
    }
  }

  /** {@code now} is what calendars have to reach beyond. */
  static AgreementView of(
      Life life, Text text, List<Step> steps, @Nullable JsonNode simulation, Instant now) {
    Proposal proposal = proposal(life.phase());
    return new AgreementView(
        life.version(),
        life.revision().name(),
        life.status(),
        life.revision().number(),
        life.revision().digest(),
        AgreementStore.effectiveAt(life),
        life.phase() instanceof Phase.Superseded superseded ? superseded.until() : null,
        life.revision().owners(),
        signatures(life.phase()),
        proposal == null ? null : ProposalView.of(proposal, simulation),
        text.document(),
        text.files(),
        AgreementLint.of(text.agreement(), now).stream().map(LintView::of).toList(),
        steps.stream().map(StepView::of).toList());
  }

  private static List<Signature> signatures(Phase phase) {
    return switch (phase) {
      case Phase.Proposed proposed -> proposed.signatures();
      case Phase.Signed signed -> signed.signatures();
      case Phase.Scheduled scheduled -> scheduled.signatures();
      case Phase.InForce inForce -> inForce.signatures();
      case Phase.Superseded superseded -> superseded.signatures();
      case Phase.Draft _, Phase.Withdrawn _, Phase.Rejected _ -> List.of();
    };
  }

  static @Nullable Proposal proposal(Phase phase) {
    return switch (phase) {
      case Phase.Proposed proposed -> proposed.proposal();
      case Phase.Signed signed -> signed.proposal();
      case Phase.Scheduled scheduled -> scheduled.proposal();
      case Phase.Draft _,
          Phase.InForce _,
          Phase.Superseded _,
          Phase.Withdrawn _,
          Phase.Rejected _ ->
          null;
    };
  }
}
