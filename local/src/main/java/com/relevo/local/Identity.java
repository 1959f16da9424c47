package com.relevo.local;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes all services believe one issuer: the built-in one, which alignment-service then is, unless
 * the environment names another. The demo has its own in any case.
 */
final class Identity {
  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
  private static final String IN_THE_ENVIRONMENT =
      "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";

  private Identity() {}

  private static boolean another(Installation installation, PortPlan ports) {
    String other = System.getenv(IN_THE_ENVIRONMENT);
    return installation.equals(Installation.standing(installation.home()))
        && other != null
        && !other.isBlank()
        && !other.strip().equals(ports.url(Service.ALIGNMENT)); // ours, by its name
  }

  static List<String> arguments(Installation installation, PortPlan ports, Service service) {
    if (another(installation, ports)) {
      return List.of();
    }
    String issuer = ports.url(Service.ALIGNMENT);
    List<String> arguments = new ArrayList<>();
    arguments.add("--" + ISSUER + "=" + issuer);
    arguments.add("--spring.security.oauth2.resourceserver.jwt.audiences=relevo");
    if (service == Service.ALIGNMENT) {
      arguments.add("--relevo.issuer.enabled=true");
      arguments.add("--relevo.issuer.uri=" + issuer);
      arguments.add("--relevo.issuer.directory=" + installation.issuer());
    }
    return arguments;
  }
}
