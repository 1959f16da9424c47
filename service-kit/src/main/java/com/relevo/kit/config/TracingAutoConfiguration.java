package com.relevo.kit.config;

import com.relevo.kit.stream.RecordTrace;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** With profile {@code tracing}: what streams read and write belongs to the trace it came with. */
@AutoConfiguration(
    afterName =
        "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration")
@ConditionalOnBean(OpenTelemetry.class)
class TracingAutoConfiguration {
  @Bean
  SmartInitializingSingleton recordTracing(OpenTelemetry telemetry) {
    return () -> RecordTrace.through(telemetry);
  }
}
