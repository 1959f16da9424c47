package com.relevo.local;

/** The services that run locally, with the ports and the heap they have unless told otherwise. */
public enum Service {
  LEAD_INTAKE("lead-intake-service", 8081),
  SCORING("scoring-service", 8082),
  HANDOFF("handoff-service", 8083),
  SLA_MONITOR("sla-monitor-service", 8084);

  private final String module;
  private final int port;

  Service(String module, int port) {
    this.module = module;
    this.port = port;
  }

  /** Its folder in the repository, and its name everywhere else. */
  public String module() {
    return module;
  }

  int defaultPort() {
    return port;
  }
}
