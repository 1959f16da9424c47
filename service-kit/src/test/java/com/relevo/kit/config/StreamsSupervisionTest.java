package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class StreamsSupervisionTest {
  private static Properties configured(Map<String, Object> settings) {
    GenericApplicationContext context = new GenericApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    StreamsBuilderFactoryBean bean = new StreamsBuilderFactoryBean();
    Properties before = new Properties();
    before.put("application.id", "relevo.test");
    bean.setStreamsConfiguration(before);
    new StreamsSupervision(context, new StreamsMetrics(SimpleMeterRegistry::new)).configure(bean);
    return bean.getStreamsConfiguration();
  }

  @Test
  void anInstanceWithANameIsAStaticMember() {
    assertThat(configured(Map.of("relevo.stream.instance-id", "scoring-0")))
        .containsEntry("main.consumer.group.instance.id", "scoring-0");
  }

  @Test
  void oneWithoutIsNot() {
    assertThat(configured(Map.of())).doesNotContainKey("main.consumer.group.instance.id");
    assertThat(configured(Map.of("relevo.stream.instance-id", "")))
        .doesNotContainKey("main.consumer.group.instance.id");
  }
}
