package com.relevo.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ManagementPortTest {
  private static String portBeside(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
    return environment.getProperty("management.server.port");
  }

  @Test
  void isAThousandAboveTheApis() {
    assertThat(portBeside(Map.of("server.port", "8083"))).isEqualTo("9083");
    assertThat(portBeside(Map.of())).isEqualTo("9080");
  }

  @Test
  void isAFreeOneBesideAFreeOne() {
    assertThat(portBeside(Map.of("server.port", "0"))).isEqualTo("0");
  }

  @Test
  void isWhatItIsSetTo() {
    assertThat(portBeside(Map.of("server.port", "8083", "management.server.port", "7000")))
        .isEqualTo("7000");
  }

  @Test
  void mustBeSetWhereThereIsNoneSoHigh() {
    assertThatThrownBy(() -> portBeside(Map.of("server.port", "64600")))
        .hasMessageContaining("management.server.port")
        .hasMessageContaining("64600");
  }
}
