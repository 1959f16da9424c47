package com.relevo.intake.store;

import com.relevo.events.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.unit.DataSize;

/**
 * Lets a delivery of the largest allowed size through the broker, whose own limit is 1 MiB a record
 * and whose record is a third larger than the body. Where that may not be set, such deliveries are
 * answered 413.
 */
public final class SubmissionTopicLimit implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SubmissionTopicLimit.class);
  private static final long HEADERS_AND_FRAME = 256 << 10;

  private final KafkaAdmin kafka;
  private final long recordBytes;
  private volatile boolean running;

  public SubmissionTopicLimit(KafkaAdmin kafka, DataSize largestBody) {
    this.kafka = kafka;
    this.recordBytes = largestBody.toBytes() * 3 / 2 + HEADERS_AND_FRAME;
  }

  /** After the topics are there, before the first delivery. */
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public void start() {
    running = true;
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(recordBytes)),
            AlterConfigOp.OpType.SET);
    Map<ConfigResource, Collection<AlterConfigOp>> changes =
        Stream.of(Topic.SUBMISSIONS.topicName(), Topic.deadLetterOf(Topic.SUBMISSIONS.topicName()))
            .collect(
                Collectors.toMap(
                    name -> new ConfigResource(ConfigResource.Type.TOPIC, name),
                    name -> List.of(set)));
    try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
      admin.incrementalAlterConfigs(changes).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn(
          "Could not set max.message.bytes of {} to {}; larger deliveries will be answered 413",
          Topic.SUBMISSIONS.topicName(),
          recordBytes,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
