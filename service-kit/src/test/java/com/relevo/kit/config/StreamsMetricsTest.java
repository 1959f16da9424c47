package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.kit.config.StreamsMetrics.Restoring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class StreamsMetricsTest {
  private static final TopicPartition ONE = new TopicPartition("changelog", 0);
  private static final TopicPartition OTHER = new TopicPartition("changelog", 1);

  @Test
  void whatIsLeftToRestoreGoesDownToNothing() {
    Restoring restoring = new Restoring();
    restoring.onRestoreStart(ONE, "leads", 100, 1100);
    restoring.onRestoreStart(OTHER, "leads", 0, 50);
    assertThat(restoring.remaining()).isEqualTo(1050);

    restoring.onBatchRestored(ONE, "leads", 600, 500);
    assertThat(restoring.remaining()).isEqualTo(550);

    restoring.onRestoreEnd(ONE, "leads", 1000);
    restoring.onRestoreSuspended(OTHER, "leads", 0); // given to another instance
    assertThat(restoring.remaining()).isZero();
  }

  @Test
  void aStreamThatIsNotStartedYetDoesNotRun() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    StreamsBuilderFactoryBean bean = new StreamsBuilderFactoryBean();
    Properties settings = new Properties();
    settings.put("application.id", "relevo.test");
    bean.setStreamsConfiguration(settings);

    new StreamsMetrics(() -> metrics).watch(bean);

    assertThat(
            metrics.get("relevo.streams.running").tag("application", "relevo.test").gauge().value())
        .isZero();
    assertThat(metrics.get("relevo.streams.lag.records").gauge().value()).isZero();
    assertThat(metrics.get("relevo.streams.threads").gauges()).hasSize(5);
  }
}
