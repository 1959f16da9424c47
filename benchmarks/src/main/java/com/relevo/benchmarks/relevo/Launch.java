package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Ports;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the instances of a service are started: {@code program} is what java runs, {@code settings}
 * come on top of those of every instance.
 */
public record Launch(
    Site site, Service service, List<String> program, Path agreement, List<String> settings) {

  /** From the jar below {@code root}, anywhere on the machine. */
  public static Launch of(
      Site site, Path root, Service service, Path agreement, String... settings) {
    List<String> jar = List.of("-jar", service.jar(root).toString());
    return new Launch(site, service, jar, agreement, List.of(settings));
  }

  /** Each number with a state of its own. Returns at once. */
  public Instance start(int number) {
    return start(number, Ports.free(), Ports.free());
  }

  /** On the state and the ports of one that has ended. Returns at once. */
  public Instance again(Instance before) {
    return start(before.number(), before.port(), before.management());
  }

  private Instance start(int number, int port, int management) {
    String name = number == 0 ? service.module() : service.module() + "-" + number;
    String[] arguments = arguments(name, port, management).toArray(String[]::new);
    JavaProcess process = site.startJvm(name, arguments);
    return new Instance(service, number, process, port, management);
  }

  private List<String> arguments(String name, int port, int management) {
    List<String> arguments = new ArrayList<>(program);
    arguments.addAll(
        List.of(
            "--server.port=" + port,
            "--management.server.port=" + management,
            // Webhooks, all that is measured, are open anyway, and nobody has tokens here.
            "--relevo.security.enabled=false",
            "--relevo.advertised-host=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + site.bootstrapServers(),
            "--relevo.agreement=" + agreement,
            "--relevo.topics.partitions=" + site.partitions(),
            "--relevo.stream.commit-interval-ms=" + site.commitMillis(),
            "--relevo.stream.state-dir=" + site.directory().resolve(name)));
    if (service == Service.LEAD_INTAKE) {
      arguments.add("--relevo.intake.sources.bench.preset=standard-webhooks");
      arguments.add("--relevo.intake.sources.bench.secrets[0]=" + Instance.SECRET);
    }
    arguments.addAll(settings);
    return arguments;
  }
}
