package com.relevo.local.demo;

import com.relevo.local.CannotRun;
import com.relevo.local.Fleet;
import com.relevo.local.Installation;
import com.relevo.local.PortOffset;
import com.relevo.local.PortPlan;
import com.relevo.local.Repository;
import com.relevo.local.Service;
import com.relevo.local.ShutdownHook;
import com.relevo.local.Terminal;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything at once on an empty broker, and the story of it. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private PortOffset offset = new PortOffset();

  @Option(names = "--once")
  private boolean once;

  @Override
  public Integer call() {
    PortPlan ports = offset.plan();
    Installation installation = Installation.demo(Repository.home());
    Secrets secrets = Secrets.random();
    String summary;
    try (Fleet fleet = Fleet.of(installation, ports, Terminal::note)) {
      ShutdownHook.closing(fleet);
      installation.clear();
      fleet.start(Setup.write(installation, ports, secrets));
      if (!fleet.has(Service.ALIGNMENT)) {
        throw new CannotRun(
            CannotRun.FAILED,
            "The demo's reps get their tokens from alignment-service, which needs PostgreSQL: see "
                + installation.logs()
                + ".");
      }
      Terminal.note(
          "the demo begins; the promises: routed in 8 s, accepted in 10 s, first response in 20 s");
      try (Demo demo =
          new Demo(
              fleet,
              installation,
              ports,
              secrets,
              systemClock(),
              Boolean.getBoolean("relevo.colour"))) {
        summary = demo.tell();
        if (!once) {
          Terminal.note(summary);
          Terminal.note("the story is told; everything stays up until Ctrl-C");
          demo.follow();
        }
      }
    }
    System.out.println(summary); // the last line of all
    return 0;
  }

  /** A demo runs on the one clock there is. */
  @SuppressWarnings("TimeZoneUsage")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }
}
