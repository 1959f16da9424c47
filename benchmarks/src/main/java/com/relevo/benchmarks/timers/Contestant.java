package com.relevo.benchmarks.timers;

import java.nio.file.Path;

/** A timer store to measure: alone on the machine, from an empty disk. */
interface Contestant {
  String name();

  Figures measure(Path directory) throws InterruptedException;
}
