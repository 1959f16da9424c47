package com.relevo.benchmarks.scoring;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.benchmarks.command.BenchmarkCommand;
import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.load.SampleKeys;
import com.relevo.events.Topic;
import com.relevo.kit.simulation.PastLog;
import com.relevo.kit.simulation.Period;
import com.relevo.kit.simulation.Simulations.Plan;
import com.relevo.scoring.config.SimulationProperties;
import com.relevo.scoring.past.PastScoring;
import com.relevo.scoring.simulation.Impact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run simulation}. */
@Command(
    name = "benchmarks/run simulation",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how many events a second a simulation of scoring takes on this machine, as scoring-service runs it: read from a "
          + "real broker, under two agreements of thirty rules, with its state on disk. The goal is 1,000,000 within 2 minutes."
    })
public final class SimulationCommand extends BenchmarkCommand {
  /** All of what the leads did, so that every step of theirs is counted. */
  private static final Duration PERIOD = Duration.ofDays(181);

  @Option(
      names = "--leads",
      paramLabel = "<n>",
      description = "Leads (default ${DEFAULT-VALUE}).",
      defaultValue = "50000")
  private int leads;

  @Option(
      names = "--events",
      paramLabel = "<n>",
      description =
          "Events of each, its capture and what sales said among them (default ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int events;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Partitions (default ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int partitions;

  SimulationCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  @Override
  protected int measure() throws Exception {
    Path directory = directory("simulation");
    try (FreshBroker broker = FreshBroker.in(directory)) {
      ScoringRun run = new ScoringRun(broker.servers(), partitions, 1, 100, directory);
      run.createTopics();
      out.printf("Writing %,d events of %,d leads ...%n", leads * (long) events, leads);
      run.writeWithVerdicts(leads, events);
      Plan<Impact> plan = plan(broker.servers(), directory);
      PeakMemory memory = PeakMemory.fromNow();
      long start = System.nanoTime();
      Impact impact = plan.work().apply(_ -> {});
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          "%,d events simulated in %.1f s: %,.0f events/s (1,000,000 in %.0f s); %s%n",
          leads * (long) events,
          seconds,
          leads * (long) events / seconds,
          seconds * 1e6 / (leads * (long) events),
          memory.text());
      out.printf(
          "%,d leads counted; MQL %,d under the one, %,d under the other; %,d leads change%n",
          impact.leads(),
          impact.total().inForce().mql(),
          impact.total().candidate().mql(),
          impact.changes().stream().mapToInt(Impact.Change::count).sum());
    }
    return 0;
  }

  private static Plan<Impact> plan(String bootstrap, Path directory) {
    Agreement inForce = ScoringAgreement.of();
    Agreement candidate =
        AgreementReader.read(
            "candidate",
            inForce
                .text()
                .replace("version: scoring-benchmark", "version: candidate")
                .replace("mql: { when: score.fit >= 20,", "mql: { when: 'lead.employees >= 250',"));
    PastScoring past =
        new PastScoring(
            new PastLog(
                Map.of("bootstrap.servers", bootstrap),
                Set.of(Topic.LEADS, Topic.HANDOFFS),
                new SampleKeys()),
            new SimulationProperties(
                PERIOD, Duration.ofDays(400), Long.MAX_VALUE, 1, directory.resolve("state")));
    Period period = new Period(Histories.START, Histories.START.plus(PERIOD));
    return past.plan(AgreementTimeline.of(inForce), candidate, period);
  }

  public static void main(String[] arguments) {
    execute(SimulationCommand::new, arguments);
  }
}
