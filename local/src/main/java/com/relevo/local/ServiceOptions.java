package com.relevo.local;

import java.util.ArrayList;
import java.util.List;

/**
 * How services are started: their JVMs' options and the Spring properties that are the same for
 * all.
 */
public record ServiceOptions(List<String> jvm, List<String> properties) {

  /** For a machine that runs other things too. */
  static ServiceOptions standing() {
    return new ServiceOptions(List.of(), List.of());
  }

  /** Ready sooner, slower in the long run; few partitions. */
  public static ServiceOptions shortLived() {
    return new ServiceOptions(
        List.of("-XX:TieredStopAtLevel=1"), List.of("--relevo.topics.partitions=2"));
  }

  /** And {@code property}, as it stands on a command line. */
  public ServiceOptions with(String property) {
    List<String> more = new ArrayList<>(properties);
    more.add(property);
    return new ServiceOptions(jvm, more);
  }

  List<String> arguments(Installation installation, PortPlan ports, Service service) {
    return arguments(installation, ports, service, installation.quickStart(service).launch());
  }

  /** Of a JVM that ends by itself before it asks anything of the broker or takes a port. */
  List<String> training(Installation installation, PortPlan ports, Service service) {
    String unpacked = installation.quickStart(service).unpacked().toString();
    return arguments(
        installation, ports, service, List.of("-Dspring.context.exit=onRefresh", "-jar", unpacked));
  }

  private List<String> arguments(
      Installation installation, PortPlan ports, Service service, List<String> launch) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    arguments.addAll(jvm);
    arguments.addAll(launch);
    arguments.add("--server.port=" + ports.of(service));
    arguments.add("--server.address=" + Ports.LOOPBACK);
    arguments.add("--management.server.port=" + ports.management(service));
    arguments.add("--management.server.address=" + Ports.LOOPBACK);
    arguments.add("--relevo.advertised-host=" + Ports.LOOPBACK);
    arguments.add("--relevo.stream.state-dir=" + installation.state().resolve(service.module()));
    arguments.add(
        "--spring.config.additional-location=optional:file:" + installation.config() + "/");
    arguments.addAll(Identity.arguments(installation, ports, service));
    arguments.addAll(properties);
    return arguments;
  }
}
