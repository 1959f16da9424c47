package com.relevo.system;

import com.relevo.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One panel of a dashboard in {@code deploy/grafana}. */
record Panel(String title, String description, String unit, List<PanelQuery> queries) {
  private static final Path DASHBOARDS = Path.of("../deploy/grafana/dashboards");

  static List<Panel> all() {
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files.filter(file -> file.toString().endsWith(".json")).flatMap(Panel::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Panel> of(Path dashboard) {
    JsonNode json = EventJson.mapper().readTree(dashboard);
    return json.get("panels")
        .valueStream()
        .filter(panel -> !panel.path("type").asString().equals("row"))
        .map(Panel::of);
  }

  private static Panel of(JsonNode panel) {
    return new Panel(
        panel.path("title").asString(),
        panel.path("description").asString(),
        panel.path("fieldConfig").path("defaults").path("unit").asString(),
        panel
            .path("targets")
            .valueStream()
            .map(target -> new PanelQuery(target.path("expr").asString()))
            .toList());
  }

  @Override
  public String toString() {
    return title;
  }
}
