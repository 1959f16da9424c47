package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import java.net.URI;

/** A server that takes webhooks and keeps them in Kafka. */
interface Edge {
  String name();

  /** Returns when it takes webhooks; its process belongs to {@code site}. */
  Running start(Site site) throws InterruptedException;

  record Running(JavaProcess process, URI webhook) {}
}
