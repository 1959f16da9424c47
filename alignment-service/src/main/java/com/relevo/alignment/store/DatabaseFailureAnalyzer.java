package com.relevo.alignment.store;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A database that is not there, or does not let us in, in a sentence instead of a stack trace. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
  /** SQL states of class 08 are connections, of class 28 who may connect. */
  private static final String UNREACHABLE = "08";

  private static final String REFUSED = "28";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, FlywayException failure) {
    SQLException cause = findCause(failure, SQLException.class);
    if (cause == null || !isAboutTheConnection(cause.getSQLState())) {
      return null;
    }
    return new FailureAnalysis(
        "The database cannot be used: " + cause.getMessage(),
        "Set RELEVO_DATABASE_URL, RELEVO_DATABASE_USER and RELEVO_DATABASE_PASSWORD (spring.datasource.*) to a PostgreSQL that runs.",
        failure);
  }

  private static boolean isAboutTheConnection(@Nullable String state) {
    return state != null && (state.startsWith(UNREACHABLE) || state.startsWith(REFUSED));
  }
}
