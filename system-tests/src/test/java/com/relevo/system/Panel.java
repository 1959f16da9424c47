package com.relevo.system;

import com.relevo.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One panel of a dashboard in {@code deploy/grafana}; it asks Prometheus or PostgreSQL. */
record Panel(
    String title,
    String description,
    String unit,
    String empty,
    List<PanelQuery> queries,
    List<String> sql) {
  private static final Path DASHBOARDS = Path.of("../deploy/grafana/dashboards");

  static List<Panel> all() {
    return dashboards().stream().flatMap(Panel::of).toList();
  }

  static List<JsonNode> dashboards() {
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> EventJson.mapper().readTree(file))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Panel> of(JsonNode dashboard) {
    return dashboard
        .get("panels")
        .valueStream()
        .filter(panel -> !panel.path("type").asString().equals("row"))
        .map(panel -> of(dashboard.path("title").asString(), panel));
  }

  private static Panel of(String dashboard, JsonNode panel) {
    return new Panel(
        dashboard + ": " + panel.path("title").asString(),
        panel.path("description").asString(),
        panel.path("fieldConfig").path("defaults").path("unit").asString(),
        panel.path("fieldConfig").path("defaults").path("noValue").asString(),
        asked(panel, "expr").map(PanelQuery::new).toList(),
        asked(panel, "rawSql").toList());
  }

  private static Stream<String> asked(JsonNode panel, String field) {
    return panel
        .path("targets")
        .valueStream()
        .filter(target -> target.has(field))
        .map(target -> target.get(field).asString());
  }

  @Override
  public String toString() {
    return title;
  }
}
