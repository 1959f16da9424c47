package com.relevo.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who listens where: the default ports, all moved up by one offset. */
public record PortPlan(int offset) {
  private static final int BROKER = 9092;

  /** Not PostgreSQL's usual one, for who has a PostgreSQL has it there. */
  private static final int DATABASE = 15_432;

  private static final int HIGHEST_OFFSET = 65_535 - DATABASE;

  public PortPlan {
    if (offset < 0 || offset > HIGHEST_OFFSET) {
      throw new CannotRun(
          CannotRun.USAGE,
          "Expected a port offset from 0 to " + HIGHEST_OFFSET + ", but it is " + offset + ".");
    }
  }

  public int broker() {
    return BROKER + offset;
  }

  public int database() {
    return DATABASE + offset;
  }

  public int of(Service service) {
    return service.defaultPort() + offset;
  }

  /** Where a service tells of its health and metrics. */
  public int management(Service service) {
    return Ports.managementOf(of(service));
  }

  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + broker();
  }

  public String url(Service service) {
    return "http://" + Ports.LOOPBACK + ":" + of(service);
  }

  Map<String, Integer> all() {
    Map<String, Integer> all = new LinkedHashMap<>();
    all.put(Installation.BROKER, broker());
    all.put(Installation.DATABASE, database());
    Arrays.stream(Service.values()).forEach(service -> all.put(service.module(), of(service)));
    Arrays.stream(Service.values())
        .forEach(service -> all.put("health of " + service.module(), management(service)));
    return all;
  }

  /** Throws {@link CannotRun} naming the first port that is taken. */
  void requireFree() {
    all()
        .forEach((name, port) -> {
          if (!Ports.available(port)) {
            throw new CannotRun(
                CannotRun.PORT_IN_USE,
                "Port %d (%s) is in use by another program: stop that, or move all ports with --port-offset, e.g. --port-offset %d."
                    .formatted(port, name, offset + 100));
          }
        });
  }
}
