package com.relevo.benchmarks.copy;

import com.relevo.benchmarks.load.Ends;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The key is the lead's number. */
record CopyEnds(String topic) implements Ends {
  @Override
  public Set<String> topics() {
    return Set.of(topic);
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen) {
    seen.end(Long.parseLong(record.key()), nanos);
  }
}
