package com.relevo.local.deadletters;

import com.relevo.local.CannotRun;
import org.apache.kafka.common.TopicPartition;

/** Where a dead letter lies: {@code relevo.leads.dlt/0/12}. */
record LetterId(String topic, int partition, long offset) {

  /** Throws {@link CannotRun} for anything else. */
  static LetterId of(String text) {
    String[] parts = text.split("/");
    try {
      if (parts.length == 3 && parts[0].endsWith(DeadLetter.ENDING)) {
        return new LetterId(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new CannotRun(
        CannotRun.USAGE,
        "Expected a dead letter such as relevo.leads.dlt/0/12 (./relevo dlt list shows them), but it is '"
            + text
            + "'.");
  }

  TopicPartition at() {
    return new TopicPartition(topic, partition);
  }

  /** Within its topic, as a mark beside it says. */
  String place() {
    return partition + "/" + offset;
  }

  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
