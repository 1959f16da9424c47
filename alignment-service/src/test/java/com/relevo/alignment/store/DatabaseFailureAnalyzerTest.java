package com.relevo.alignment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.local.Ports;
import com.relevo.testsupport.TestPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseFailureAnalyzerTest {
  private final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer();

  @Test
  void namesADatabaseThatIsNotThere() {
    assertThat(
            analysis("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/relevo", "relevo", "relevo")
                .getDescription())
        .startsWith("The database cannot be used: ")
        .contains("refused");
  }

  @Test
  void namesAPasswordThatIsWrong() {
    TestPostgres.Database database = TestPostgres.create();
    FailureAnalysis analysis = analysis(database.url(), database.user(), "wrong");
    assertThat(analysis.getDescription()).contains("password authentication failed");
    assertThat(analysis.getAction()).contains("RELEVO_DATABASE_PASSWORD");
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    assertThat(analyzer.analyze(new FlywayException("a migration is missing"))).isNull();
  }

  private FailureAnalysis analysis(String url, String user, String password) {
    try {
      Flyway.configure().dataSource(url, user, password).load().migrate();
      throw new AssertionError("Expected that " + url + " cannot be used");
    } catch (FlywayException e) {
      return analyzer.analyze(e);
    }
  }
}
