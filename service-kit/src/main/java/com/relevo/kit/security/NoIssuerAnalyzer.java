package com.relevo.kit.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why a service did not start. */
final class NoIssuerAnalyzer extends AbstractFailureAnalyzer<NoIssuerException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, NoIssuerException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Set it, as the README says under \"Who may do what\". There is no insecure default.",
        cause);
  }
}
