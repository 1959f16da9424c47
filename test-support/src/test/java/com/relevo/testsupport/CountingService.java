package com.relevo.testsupport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * A service on the kit with the smallest stream that has state. A test can hold its restore, and
 * end it: any record on its second topic breaks the global thread, the one nobody replaces.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class CountingService {
  static String inputOf(String application) {
    return application + ".in";
  }

  static String poisonOf(String application) {
    return application + ".poison";
  }

  @Bean
  Gate gate(@Value("${gate.closed:false}") boolean closed) {
    return new Gate(closed);
  }

  @Bean
  Consumer<KStream<String, String>> stream(Gate gate) {
    return input ->
        input
            .groupByKey()
            .count()
            .toStream()
            .foreach((key, count) -> gate.counted.incrementAndGet());
  }

  /** Not a configurer: the binder applies one alone, and that is the kit's. */
  @Bean
  static BeanPostProcessor breakable(
      ObjectProvider<Gate> gate, @Value("${spring.application.name}") String application) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof StreamsBuilderFactoryBean streams) {
          streams.setStateRestoreListener(gate.getObject());
          streams.setInfrastructureCustomizer(new PoisonTopic(poisonOf(application)));
        }
        return bean;
      }
    };
  }

  private record PoisonTopic(String name) implements KafkaStreamsInfrastructureCustomizer {
    @Override
    public void configureBuilder(StreamsBuilder builder) {
      builder.addGlobalStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore("global"), Serdes.String(), Serdes.String())
              .withLoggingDisabled(),
          name,
          Consumed.with(Serdes.String(), Serdes.String()),
          Breaking::new);
    }
  }

  private static final class Breaking implements Processor<String, String, Void, Void> {
    @Override
    public void process(Record<String, String> record) {
      throw new IllegalStateException("Expected nothing here; the test breaks the stream");
    }
  }

  /** Holds a restore, where it is closed, until it is opened; counts what the stream has done. */
  static final class Gate implements StateRestoreListener {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open;
    private final AtomicInteger counted = new AtomicInteger();

    Gate(boolean closed) {
      open = new CountDownLatch(closed ? 1 : 0);
    }

    boolean holdsARestore() {
      return reached.getCount() == 0;
    }

    void open() {
      open.countDown();
    }

    int counted() {
      return counted.get();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
      if (store.equals("global")) {
        return; // has no state to restore, and the start waits for it
      }
      reached.countDown();
      try {
        open.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long number) {}

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {}
  }
}
