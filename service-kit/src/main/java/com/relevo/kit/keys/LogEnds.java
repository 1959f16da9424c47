package com.relevo.kit.keys;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far partitions are written, be it committed or not. Throws a KafkaException. */
@FunctionalInterface
interface LogEnds {
  Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);
}
