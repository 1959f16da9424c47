package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Ports;
import java.net.URI;
import java.time.Duration;

/** {@link BareServer} in a process of its own. */
record BareEdge(Threads threads) implements Edge {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return threads.named("bare");
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    int port = Ports.free();
    JavaProcess process =
        site.startJvm(
            "bare-controller",
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            "--spring.config.location=classpath:/bare-server.yaml",
            "--server.port=" + port,
            "--spring.kafka.bootstrap-servers=" + site.bootstrapServers(),
            "--bare.partitions=" + site.partitions(),
            threads.setting());
    process.awaitReady(PATIENCE);
    return new Running(process, URI.create("http://127.0.0.1:" + port + BareServer.PATH));
  }
}
