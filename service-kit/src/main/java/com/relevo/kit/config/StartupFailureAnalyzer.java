package com.relevo.kit.config;

import com.relevo.agreement.InvalidAgreementException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in plain words why a service did not start. */
final class StartupFailureAnalyzer implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidAgreementException invalid) {
        return new FailureAnalysis(
            String.valueOf(invalid.getMessage()),
            "Correct the agreement (property relevo.agreement) and start again.",
            invalid);
      }
      if (cause instanceof BrokerUnavailableException unavailable) {
        return new FailureAnalysis(
            String.valueOf(unavailable.getMessage()),
            "Start Kafka, or set spring.kafka.bootstrap-servers (RELEVO_KAFKA).",
            unavailable);
      }
    }
    return null;
  }
}
