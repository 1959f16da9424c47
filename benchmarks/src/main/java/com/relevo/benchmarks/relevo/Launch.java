package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Ports;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.util.List;

/**
 * How the instances of a service are started: {@code program} is what java runs, {@code settings}
 * come on top of those of every instance; pinned ones have a processor each, in turns.
 */
record Launch(
    Site site,
    Service service,
    List<String> program,
    Path agreement,
    List<String> settings,
    boolean pinned) {

  /** Returns at once. */
  Instance start(int number) {
    return start(number, Ports.free(), Ports.free());
  }

  /** On the state and the ports of one that has ended. Returns at once. */
  Instance again(Instance before) {
    return start(before.number(), before.port(), before.management());
  }

  private Instance start(int number, int port, int management) {
    String name = number == 0 ? service.module() : service.module() + "-" + number;
    List<String> arguments =
        Instance.arguments(site, program, agreement, service, name, port, management);
    arguments.addAll(settings);
    String[] all = arguments.toArray(String[]::new);
    JavaProcess process =
        pinned
            ? site.startPinned(number % Runtime.getRuntime().availableProcessors(), name, all)
            : site.startJvm(name, all);
    return new Instance(service, number, process, port, management);
  }
}
