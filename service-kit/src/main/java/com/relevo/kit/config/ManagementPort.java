package com.relevo.kit.config;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Health and metrics listen 1000 ports above the API unless {@code management.server.port} says
 * otherwise; beside an API on any free port they take a free one, too.
 */
final class ManagementPort implements EnvironmentPostProcessor, Ordered {
  private static final String SETTING = "management.server.port";
  private static final int ABOVE = 1000;
  private static final int HIGHEST = 65_535;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(SETTING)) {
      return;
    }
    int api = environment.getProperty("server.port", Integer.class, 8080);
    if (api + ABOVE > HIGHEST) {
      throw new IllegalStateException(
          "Expected " + SETTING + " to be set, for 1000 above server.port " + api + " is no port");
    }
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "relevo-management-port", Map.of(SETTING, api <= 0 ? api : api + ABOVE)));
  }

  /** After the files of settings were read. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
