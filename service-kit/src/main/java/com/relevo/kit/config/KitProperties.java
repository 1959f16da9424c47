package com.relevo.kit.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings all services share, under {@code relevo}. {@code agreement} is a file; without it the
 * shipped example holds. {@code advertisedHost} is how other instances reach this one; without it,
 * the machine's own name.
 */
@ConfigurationProperties("relevo")
public record KitProperties(
    @Nullable String agreement, @Nullable String advertisedHost, @DefaultValue Topics topics) {

  /** How topics are created where they are missing; existing ones are left as they are. */
  public record Topics(
      @DefaultValue("6") int partitions,
      @DefaultValue("1") short replication,
      @DefaultValue("1") short minInsyncReplicas,
      @DefaultValue("60s") Duration brokerWait) {}
}
