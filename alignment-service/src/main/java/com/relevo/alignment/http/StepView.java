package com.relevo.alignment.http;

import com.relevo.alignment.domain.Step;
import com.relevo.events.AgreementEvent.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a version's history. {@code version} is another one that the step is about. */
record StepView(
    String step,
    Instant at,
    String by,
    @Nullable Integer revision,
    @Nullable Role role,
    @Nullable String version,
    @Nullable Instant effectiveAt,
    @Nullable String because,
    @Nullable String comment) {

  static StepView of(Step step) {
    return switch (step) {
      case Step.Drafted drafted ->
          plain("drafted", step, drafted.revision().number(), null, null, null, null);
      case Step.Edited edited ->
          plain("edited", step, edited.revision().number(), null, null, null, null);
      case Step.Proposed proposed ->
          plain(
              "proposed",
              step,
              null,
              null,
              proposed.proposal().against(),
              proposed.proposal().requested(),
              proposed.proposal().comment());
      case Step.Signed signed ->
          plain(
              "signed",
              step,
              null,
              signed.signature().role(),
              null,
              null,
              signed.signature().comment());
      case Step.Scheduled scheduled ->
          new StepView(
              "scheduled",
              step.at(),
              step.by(),
              null,
              null,
              scheduled.supersedes(),
              scheduled.effectiveAt(),
              scheduled.because(),
              scheduled.text());
      case Step.TookEffect took ->
          plain("in-force", step, null, null, took.supersedes(), took.effectiveAt(), null);
      case Step.Superseded superseded ->
          plain("superseded", step, null, null, superseded.version(), superseded.until(), null);
      case Step.Withdrawn withdrawn ->
          plain("withdrawn", step, null, null, null, null, withdrawn.comment());
      case Step.Rejected rejected ->
          plain("rejected", step, null, rejected.role(), null, null, rejected.reason());
      case Step.Imported imported ->
          plain(
              "imported",
              step,
              imported.revision().number(),
              null,
              null,
              imported.effectiveAt(),
              null);
    };
  }

  private static StepView plain(
      String name,
      Step step,
      @Nullable Integer revision,
      @Nullable Role role,
      @Nullable String version,
      @Nullable Instant effectiveAt,
      @Nullable String comment) {
    return new StepView(
        name, step.at(), step.by(), revision, role, version, effectiveAt, null, comment);
  }
}
