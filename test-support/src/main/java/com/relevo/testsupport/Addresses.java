package com.relevo.testsupport;

import java.net.URI;
import org.springframework.context.ApplicationContext;

/** Where a service of this JVM answers. */
public final class Addresses {
  private Addresses() {}

  /** On the management port for {@code /actuator}, else on the API's. */
  public static URI of(ApplicationContext service, String path) {
    String port = path.startsWith("/actuator") ? "local.management.port" : "local.server.port";
    return URI.create(
        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty(port) + path);
  }
}
