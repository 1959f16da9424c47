package com.relevo.benchmarks.intake;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that a webhook costs with Spring Boot, Tomcat and Kafka: the body is produced
 * (acks=all), then answered 202. No signature, no JSON, no limits, no metrics, no security. Only
 * the configurations named here take part, for the class path has more.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  KafkaAutoConfiguration.class
})
@Import(BareServer.Webhooks.class)
public class BareServer {
  static final String PATH = "/webhooks/bench";
  private static final String TOPIC = "bare.webhooks";

  /** Says {@code ready} when it takes webhooks. */
  public static void main(String[] arguments) {
    SpringApplication.run(BareServer.class, arguments);
  }

  @Bean
  NewTopic webhooksTopic(@Value("${bare.partitions}") int partitions) {
    return new NewTopic(TOPIC, partitions, (short) 1);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    System.out.println("ready");
  }

  @RestController
  static class Webhooks {
    private final KafkaTemplate<String, byte[]> kafka;

    Webhooks(KafkaTemplate<String, byte[]> kafka) {
      this.kafka = kafka;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> receive(@RequestBody byte[] body) {
      kafka.send(TOPIC, body).join();
      return ResponseEntity.accepted().build();
    }
  }
}
