package com.relevo.benchmarks.jmh;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code LeadCaptured}, the largest event that every lead has, to and from JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventJsonBenchmark {
  private final Event event = Samples.leadCaptured();
  private final byte[] json = EventJson.write(event);

  @Benchmark
  public byte[] write() {
    return EventJson.write(event);
  }

  @Benchmark
  public Event read() {
    return EventJson.read(EventType.LEAD_CAPTURED, json);
  }
}
