package com.relevo.kit.topic;

import com.relevo.kit.keys.LeadKeyLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Tells of every follower how current it is. */
@AutoConfiguration
class FollowerAutoConfiguration {
  @Bean
  MeterBinder leadKeyCount(ObjectProvider<LeadKeyLog> keys) {
    return registry ->
        keys.forEach(log ->
            Gauge.builder("relevo.lead.keys", log, LeadKeyLog::size)
                .description("Leads whose key is known, in memory")
                .register(registry));
  }

  @Bean
  MeterBinder followers(ObjectProvider<TopicFollower> followers) {
    return registry ->
        followers.forEach(follower ->
            Gauge.builder("relevo.topic.unread.age", follower, each -> each.unreadFor().toSeconds())
                .description(
                    "How long ago it was last seen that nothing on a topic that is read whole is unread")
                .baseUnit("seconds")
                .tag("topic", follower.topic().topicName())
                .register(registry));
  }
}
