package com.relevo.benchmarks.jmh;

import com.relevo.benchmarks.load.SampleKeys;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
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

/**
 * {@code LeadCaptured}, the largest event that every lead has, to and from JSON: in clear, and
 * sealed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventJsonBenchmark {
  private final Event event = Samples.leadCaptured();
  private final LeadKeys keys = new SampleKeys();
  private final byte[] clear = EventJson.mapper().writeValueAsBytes(event);
  private final byte[] sealed = EventJson.write(event, keys);

  @Benchmark
  public byte[] write() {
    return EventJson.mapper().writeValueAsBytes(event);
  }

  @Benchmark
  public byte[] writeSealed() {
    return EventJson.write(event, keys);
  }

  @Benchmark
  public Event read() {
    return EventJson.read(EventType.LEAD_CAPTURED, clear);
  }

  @Benchmark
  public EventJson.Opened readSealed() {
    return EventJson.read(EventType.LEAD_CAPTURED, sealed, keys);
  }

  /** Of a lead that was erased. */
  @Benchmark
  public EventJson.Opened readErased() {
    return EventJson.read(EventType.LEAD_CAPTURED, sealed, LeadKeys.NONE);
  }
}
