package com.relevo.intake.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words which sources are wrong. */
final class InvalidSourcesAnalyzer extends AbstractFailureAnalyzer<InvalidSourcesException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidSourcesException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Correct relevo.intake.sources and start again.",
        cause);
  }
}
