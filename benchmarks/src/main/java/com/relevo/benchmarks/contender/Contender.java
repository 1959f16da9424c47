package com.relevo.benchmarks.contender;

import com.relevo.benchmarks.load.Ends;
import com.relevo.benchmarks.load.Sender;

/** A pipeline to measure. */
public interface Contender {
  String name();

  /** Returns when it takes leads; its processes belong to {@code site}. */
  Running start(Site site) throws InterruptedException;

  /** Where its leads go in and where they come out. */
  record Running(Sender sender, Ends ends) {}
}
