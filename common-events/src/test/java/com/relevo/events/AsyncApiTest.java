package com.relevo.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docs/asyncapi.yaml says what the code does. */
@SuppressWarnings("unchecked")
class AsyncApiTest {
  private final Map<String, Object> document = read();

  @Test
  void describesEveryTopicWithItsRetention() {
    Map<String, Object> described = new HashMap<>();
    channels()
        .values()
        .forEach(channel ->
            described.put(
                (String) channel.get("address"), configuration(channel).get("retention.ms")));
    Map<String, Object> real =
        Arrays.stream(Topic.values())
            .collect(
                HashMap::new,
                (map, topic) ->
                    map.put(
                        topic.topicName(),
                        topic.retention() == null ? null : topic.retention().toMillis()),
                HashMap::putAll);
    described.replaceAll(
        (topic, retention) -> retention == null ? null : ((Number) retention).longValue());
    assertThat(described).isEqualTo(real);
  }

  @Test
  void compactsWhatTheCodeCompacts() {
    channels()
        .values()
        .forEach(channel -> {
          boolean compacted =
              Arrays.stream(Topic.values())
                  .anyMatch(topic ->
                      topic.topicName().equals(channel.get("address"))
                          && topic.retention() == null);
          assertThat((List<String>) configuration(channel).get("cleanup.policy"))
              .containsExactly(compacted ? "compact" : "delete");
        });
  }

  @Test
  void forgetsWhatTheCodeForgets() {
    channels()
        .values()
        .forEach(channel -> {
          boolean forgets =
              Arrays.stream(Topic.values())
                  .anyMatch(
                      topic -> topic.topicName().equals(channel.get("address")) && topic.forgets());
          Map<String, String> lags = new HashMap<>();
          Topic.FORGETFUL.keySet().stream()
              .filter(configuration(channel)::containsKey)
              .forEach(name -> lags.put(name, configuration(channel).get(name).toString()));
          assertThat(lags).isEqualTo(forgets ? Topic.FORGETFUL : Map.of());
        });
  }

  @Test
  void namesEveryEventOnItsTopic() {
    Map<String, Set<String>> described = new HashMap<>();
    channels()
        .forEach((name, channel) -> {
          Set<String> types = new HashSet<>();
          ((Map<String, Object>) channel.getOrDefault("messages", Map.of()))
              .keySet()
              .forEach(message -> types.add(typeOf(message)));
          if (!types.isEmpty()) {
            described.put((String) channel.get("address"), types);
          }
        });
    Map<String, Set<String>> real =
        Arrays.stream(EventType.values())
            .collect(
                Collectors.groupingBy(
                    type -> type.topic().topicName(),
                    Collectors.mapping(EventType::type, Collectors.toSet())));
    assertThat(described).isEqualTo(real);
  }

  private String typeOf(String message) {
    Map<String, Object> messages =
        (Map<String, Object>) ((Map<String, Object>) document.get("components")).get("messages");
    return (String) ((Map<String, Object>) messages.get(message)).get("name");
  }

  private Map<String, Map<String, Object>> channels() {
    return (Map<String, Map<String, Object>>) document.get("channels");
  }

  private static Map<String, Object> configuration(Map<String, Object> channel) {
    Map<String, Object> kafka =
        (Map<String, Object>) ((Map<String, Object>) channel.get("bindings")).get("kafka");
    return (Map<String, Object>) kafka.get("topicConfiguration");
  }

  private static Map<String, Object> read() {
    try {
      return new Yaml().load(Files.readString(Path.of("../docs/asyncapi.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
