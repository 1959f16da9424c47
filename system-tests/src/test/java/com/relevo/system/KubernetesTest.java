package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.relevo.events.Topic;
import com.relevo.system.Manifests.Manifest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/kubernetes} against the types of Kubernetes' API, and against the services. */
class KubernetesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "v1/Service", Service.class,
          "v1/ConfigMap", ConfigMap.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "apps/v1/Deployment", Deployment.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
          "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class);

  /** KEDA's type is no library's here; its fields are looked at one by one below. */
  private static final String SCALED = "keda.sh/v1alpha1/ScaledObject";

  static List<Manifest> typed() {
    return Manifests.all().stream().filter(each -> !type(each).equals(SCALED)).toList();
  }

  static List<Manifest> scaled() {
    return Manifests.all().stream().filter(each -> type(each).equals(SCALED)).toList();
  }

  private static String type(Manifest manifest) {
    return manifest.at("apiVersion") + "/" + manifest.kind();
  }

  /**
   * What the API does not know, it would refuse or, worse, drop: nothing may be lost on the way.
   */
  @ParameterizedTest
  @MethodSource("typed")
  void kubernetesKnowsEveryField(Manifest manifest) {
    assertThat(TYPES).containsKey(type(manifest));
    JsonNode written = JSON.valueToTree(manifest.content());
    Object parsed = JSON.convertValue(manifest.content(), TYPES.get(type(manifest)));
    assertThat(unknown(parsed)).isEmpty();
    assertThat(lost("", written, JSON.valueToTree(parsed))).isEmpty();
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() {
    Manifest wrong =
        Manifests.read(
                "a test",
                """
                apiVersion: apps/v1
                kind: Deployment
                spec: {template: {spec: {containers: [{name: a, livenessprobe: {}}]}}}
                """)
            .findFirst()
            .orElseThrow();
    assertThat(unknown(JSON.convertValue(wrong.content(), Deployment.class)))
        .anyMatch(each -> each.contains("livenessprobe"));
  }

  /** fabric8's types keep what they do not know beside their fields. */
  private static Set<String> unknown(Object parsed) {
    Set<String> found = new TreeSet<>();
    collect(parsed, found);
    return found;
  }

  private static void collect(Object value, Set<String> found) {
    if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, found));
      return;
    }
    if (value == null || !value.getClass().getName().startsWith("io.fabric8.")) {
      return;
    }
    Arrays.stream(value.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0 && method.getName().startsWith("get"))
        .filter(method -> !Set.of("getClass", "getFullResourceName").contains(method.getName()))
        .forEach(method -> {
          try {
            Object inside = method.invoke(value);
            if (method.getName().equals("getAdditionalProperties")) {
              ((Map<?, ?>) inside)
                  .keySet()
                  .forEach(name -> found.add(value.getClass().getSimpleName() + "." + name));
            } else {
              collect(inside, found);
            }
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static List<String> lost(String path, JsonNode written, JsonNode parsed) {
    if (parsed == null) {
      return written.isEmpty() ? List.of() : List.of(path);
    }
    if (written.isArray()) {
      return java.util.stream.IntStream.range(0, written.size())
          .boxed()
          .flatMap(i -> lost(path + "/" + i, written.get(i), parsed.get(i)).stream())
          .toList();
    }
    return written.properties().stream()
        .flatMap(each ->
            lost(path + "/" + each.getKey(), each.getValue(), parsed.get(each.getKey())).stream())
        .toList();
  }

  /** A name that is wrong here scales nothing, and says so nowhere. */
  @ParameterizedTest
  @MethodSource("scaled")
  void scalesWhatThereIsByTheLagOfItsOwnStream(Manifest scaled) throws IOException {
    assertThat(Manifests.all())
        .anyMatch(each ->
            each.kind().equals("StatefulSet")
                && each.name().equals(scaled.at("spec", "scaleTargetRef", "name")));
    assertThat((Integer) scaled.at("spec", "minReplicaCount")).isGreaterThanOrEqualTo(2);
    assertThat(String.valueOf(scaled.at("spec", "maxReplicaCount")))
        .isEqualTo(setting("RELEVO_TOPICS_PARTITIONS"));
    String settings =
        Files.readString(Path.of("..", scaled.name(), "src/main/resources/application.yaml"));
    String topic = (String) scaled.at("spec", "triggers", 0, "metadata", "topic");
    assertThat(settings)
        .contains(
            "application-id: "
                + scaled.at("spec", "triggers", 0, "metadata", "consumerGroup")
                + "\n")
        .contains(topic);
    assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).contains(topic);
    assertThat(((Map<?, ?>) scaled.at("spec")).keySet().stream().map(String::valueOf))
        .isSubsetOf(
            List.of(
                "scaleTargetRef",
                "minReplicaCount",
                "maxReplicaCount",
                "pollingInterval",
                "cooldownPeriod",
                "advanced",
                "triggers"));
  }

  private static String setting(String name) {
    return Manifests.all().stream()
        .filter(each -> each.kind().equals("ConfigMap"))
        .map(each -> String.valueOf(each.at("data", name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyServiceIsThereWithProbesABudgetAndNoRights() {
    List<Manifest> workloads =
        Manifests.all().stream()
            .filter(each -> Set.of("StatefulSet", "Deployment").contains(each.kind()))
            .toList();
    assertThat(workloads)
        .extracting(Manifest::name)
        .containsExactlyInAnyOrder(
            Arrays.stream(com.relevo.local.Service.values())
                .map(com.relevo.local.Service::module)
                .toArray(String[]::new));
    assertThat(workloads)
        .allSatisfy(each -> {
          Map<?, ?> container = (Map<?, ?>) each.at("spec", "template", "spec", "containers", 0);
          assertThat(container.keySet().stream().map(String::valueOf))
              .contains(
                  "startupProbe",
                  "livenessProbe",
                  "readinessProbe",
                  "resources",
                  "securityContext");
          assertThat(each.at("spec", "template", "spec", "securityContext", "runAsNonRoot"))
              .isEqualTo(true);
          assertThat(
                  each.at(
                      "spec",
                      "template",
                      "spec",
                      "containers",
                      0,
                      "securityContext",
                      "readOnlyRootFilesystem"))
              .isEqualTo(true);
          assertThat(Manifests.all())
              .anyMatch(other ->
                  other.kind().equals("PodDisruptionBudget") && other.name().equals(each.name()));
        });
  }

  /**
   * Kustomize is not on every machine; what it would look for first is there, and nothing is left
   * over.
   */
  @Test
  void everyFileIsSomebodysAndEveryReferenceLeadsSomewhere() throws IOException {
    Set<Path> named = new TreeSet<>();
    Manifests.kustomizations(true)
        .forEach(each -> {
          Path folder = Manifests.FOLDER.resolve(each.file()).getParent();
          Stream.of("resources", "components")
              .flatMap(list -> list(each.content().get(list)))
              .forEach(name -> {
                Path target = folder.resolve(name).normalize();
                assertThat(
                        Files.isDirectory(target) ? target.resolve("kustomization.yaml") : target)
                    .isRegularFile();
                named.add(target);
              });
        });
    try (Stream<Path> all = Files.walk(Manifests.FOLDER)) {
      assertThat(
              all.filter(file -> file.toString().endsWith(".yaml"))
                  .filter(file ->
                      !file.endsWith("kustomization.yaml") && !file.endsWith("agreement.yaml"))
                  .map(Path::normalize))
          .allSatisfy(file -> assertThat(named).contains(file));
    }
    assertThat(Manifests.FOLDER.resolve("base/agreement.yaml"))
        .hasSameTextualContentAs(Path.of("../agreement/src/main/resources/relevo/agreement.yaml"));
  }

  private static Stream<String> list(Object names) {
    return names == null ? Stream.of() : ((List<?>) names).stream().map(String::valueOf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "production"})
  void kustomizeBuildsTheOverlay(String overlay) {
    Shell.Result found = Shell.bash("command -v kubectl || true", Map.of());
    assumeTrue(!found.output().isBlank(), "needs kubectl on the PATH; no package here has it");
    Shell.Result built =
        Shell.run(
            Map.of(),
            "kubectl",
            "kustomize",
            Manifests.FOLDER.resolve("overlays/" + overlay).toString());
    assertThat(built.exitCode()).as(built.output()).isZero();
    assertThat(
            Manifests.read(overlay, built.output())
                .filter(each -> TYPES.containsKey(type(each)))
                .map(each -> unknown(JSON.convertValue(each.content(), TYPES.get(type(each))))))
        .hasSizeGreaterThan(20)
        .allMatch(Set::isEmpty);
    assertThat(
            built
                .output()
                .lines()
                .filter(line -> line.contains("image: "))
                .collect(Collectors.toSet()))
        .hasSize(5)
        .allMatch(line -> line.matches(".*:\\d.*"));
  }
}
