package com.relevo.kit.config;

import com.relevo.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that are missing, with their partitions, replication and retention, before any
 * stream starts.
 */
final class TopicCreation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

  private final KafkaAdmin kafka;
  private final KitProperties.Topics settings;
  private final List<RequiredTopics> required;
  private volatile boolean running;

  TopicCreation(KafkaAdmin kafka, KitProperties.Topics settings, List<RequiredTopics> required) {
    this.kafka = kafka;
    this.settings = settings;
    this.required = required;
  }

  /** Before the web server and the stream bindings. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
    int wait = (int) settings.brokerWait().toMillis();
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, wait);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(wait, 10_000));
    try (Admin admin = Admin.create(config)) {
      create(admin);
      running = true;
    }
  }

  private void create(Admin admin) {
    try {
      Set<String> existing =
          admin.listTopics().names().get(settings.brokerWait().toMillis(), TimeUnit.MILLISECONDS);
      List<NewTopic> missing =
          topics().stream().filter(topic -> !existing.contains(topic.name())).toList();
      for (NewTopic topic : missing) {
        try {
          admin.createTopics(List.of(topic)).all().get();
          log.info("Created topic {} with {} partitions", topic.name(), topic.numPartitions());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerUnavailableException(
          String.valueOf(kafka.getConfigurationProperties().get("bootstrap.servers")),
          settings.brokerWait(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to create topics, but was interrupted", e);
    }
  }

  private List<NewTopic> topics() {
    Set<Topic> all = new TreeSet<>();
    required.forEach(each -> all.addAll(each.topics()));
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : all) {
      topics.add(
          topic(
              topic.topicName(),
              topic.retention() == null ? compacted(topic) : kept(topic.retention())));
      topics.add(topic(Topic.deadLetterOf(topic.topicName()), kept(Topic.deadLetterRetention())));
    }
    return topics;
  }

  private NewTopic topic(String name, Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInsyncReplicas()));
    return new NewTopic(name, settings.partitions(), settings.replication()).configs(all);
  }

  private static Map<String, String> compacted(Topic topic) {
    Map<String, String> config = new HashMap<>(topic.forgets() ? Topic.FORGETFUL : Map.of());
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
    return config;
  }

  private static Map<String, String> kept(Duration retention) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        "delete",
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(retention.toMillis()));
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
