package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.Arrivals;
import com.relevo.benchmarks.load.Ends;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The ids of all deliveries in {@code relevo.submissions}, for {@link Arrivals} to read. */
final class KeptDeliveries implements Ends {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  @Override
  public Set<String> topics() {
    return Set.of(Topic.SUBMISSIONS.topicName());
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record, long nanos, Seen seen) {
    ids.add(EventJson.mapper().readTree(record.value()).path("deliveryId").asString(""));
  }

  Set<String> ids() {
    return ids;
  }
}
