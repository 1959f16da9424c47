package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}, as far as it can be read without Docker. */
class ComposeTest {
  private static final Path FILE = Path.of("../docker-compose.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

  private final Map<String, Map<String, Object>> services = services();

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() {
    Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(FILE));
    return (Map<String, Map<String, Object>>) all.get("services");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void hasEveryServiceAndWhatTheyStandOn() {
    assertThat(services.keySet())
        .contains("kafka", "postgres", "prometheus", "alertmanager", "grafana")
        .containsAll(Arrays.stream(Service.values()).map(Service::module).toList());
  }

  @Test
  void everyContainerIsBoundedAndOfAFixedVersion() {
    assertThat(services)
        .allSatisfy((name, service) -> {
          assertThat(service)
              .containsKeys("mem_limit", "cpus", "logging", "security_opt", "networks");
          assertThat((String) service.get("image"))
              .matches("[a-z/-]+:\\S*\\d.*")
              .doesNotContain("latest");
        });
    services.forEach((name, service) -> {
      if (!name.equals("kafka")) { // it writes its own settings
        assertThat(service).as(name).containsEntry("read_only", true);
      }
    });
  }

  /** A fixed port, or a folder that two would write to, keeps a service from being scaled. */
  @Test
  void servicesWithStreamsCanBeScaled() {
    for (String name :
        Set.of(
            "lead-intake-service", "scoring-service", "handoff-service", "sla-monitor-service")) {
      assertThat(String.valueOf(services.get(name).get("ports")))
          .doesNotContainPattern("\\d+:\\d+:");
      assertThat(String.valueOf(services.get(name).get("volumes"))).doesNotContain("state");
      assertThat(services.get(name)).doesNotContainKey("container_name");
    }
  }

  @Test
  void everySettingIsInTheExample() {
    Set<String> wanted =
        VARIABLE
            .matcher(text(FILE))
            .results()
            .map(each -> each.group(1))
            .collect(Collectors.toSet());
    wanted.remove("RELEVO_VERSION"); // of the images that are built here
    assertThat(text(Path.of("../.env.example"))).contains(wanted);
  }
}
