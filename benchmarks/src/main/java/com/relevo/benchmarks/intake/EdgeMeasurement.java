package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.pipeline.Measurement;
import java.util.List;

/** What an edge reached in one turn: acknowledged webhooks, and its process' memory meanwhile. */
record EdgeMeasurement(Measurement figures, Memory memory) {
  /** The median of each figure; of the memory that of the turn in which it grew most. */
  static EdgeMeasurement median(List<EdgeMeasurement> turns) {
    return new EdgeMeasurement(
        Measurement.median(turns.stream().map(EdgeMeasurement::figures).toList()),
        Memory.worst(turns.stream().map(EdgeMeasurement::memory).toList()));
  }
}
