package com.relevo.alignment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleBreaches;
import com.relevo.alignment.domain.BreachChange;
import com.relevo.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists that Grafana's panels read from this database. */
class DashboardListsTest {
  private static final Path DASHBOARDS = Path.of("../deploy/grafana/dashboards");

  private final DeskFixture fixture = DeskFixture.begun();

  @Test
  void everyListOfADashboardIsAnsweredWithRows() throws IOException {
    fixture.scheduled("2");
    new BreachList(fixture.sql)
        .apply(BreachChange.of(new SampleBreaches("lead-1").breached()).orElseThrow());

    assertThat(queries())
        .isNotEmpty()
        .allSatisfy(query -> assertThat(fixture.sql.sql(query).query().listOfRows()).isNotEmpty());
  }

  private static List<String> queries() throws IOException {
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files
          .map(file -> EventJson.mapper().readTree(file))
          .flatMap(dashboard -> dashboard.path("panels").valueStream())
          .flatMap(panel -> panel.path("targets").valueStream())
          .filter(target -> target.has("rawSql"))
          .map(target -> target.get("rawSql").asString())
          .toList();
    }
  }
}
