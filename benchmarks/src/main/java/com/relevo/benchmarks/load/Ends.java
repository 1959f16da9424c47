package com.relevo.benchmarks.load;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Recognises the end of a lead's way. */
public interface Ends {
  /** Where to look. */
  Set<String> topics();

  /** {@code nanos} is when {@code record} was received. */
  void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen);

  /** Told of each end. */
  interface Seen {
    void end(long lead, long nanos);
  }
}
