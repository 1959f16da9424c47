package com.relevo.testsupport;

import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.open;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Caller;
import com.relevo.kit.security.Role;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The kit's security in front of three endpoints, one of which nobody thought of; no Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "com.relevo.kit.agreement.AgreementAutoConfiguration",
      "com.relevo.kit.config.KitAutoConfiguration",
      "com.relevo.kit.config.StreamsAutoConfiguration",
      "org.springframework.cloud.stream.binder.kafka.streams.ExtendedBindingHandlerMappingsProviderAutoConfiguration",
      "org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsBinderSupportAutoConfiguration",
      "org.springframework.cloud.stream.binder.kafka.streams.endpoint.KafkaStreamsTopologyEndpointAutoConfiguration",
      "org.springframework.cloud.stream.binder.kafka.streams.function.KafkaStreamsFunctionAutoConfiguration",
      "org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration",
      "org.springframework.cloud.stream.config.BindingServiceConfiguration",
      "org.springframework.cloud.stream.config.BindingsEndpointAutoConfiguration",
      "org.springframework.cloud.stream.config.ChannelsEndpointAutoConfiguration",
      "org.springframework.cloud.stream.function.FunctionConfiguration"
    })
@Import(GuardedService.Things.class)
class GuardedService {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(get("/things/{id}", Role.SALES_OPS, Role.SALES_REP), open("/hooks/**"));
  }

  @RestController
  static class Things {
    @GetMapping("/things/{id}")
    String thing(@AuthenticationPrincipal Caller caller) {
      return caller.subject() + " " + caller.rep() + " " + caller.boundTo().isPresent();
    }

    @PostMapping("/hooks/{source}")
    String hook() {
      return "taken";
    }

    @GetMapping("/forgotten")
    String forgotten() {
      return "never seen";
    }
  }
}
