package com.relevo.intake.http;

import com.relevo.intake.domain.source.Source;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many deliveries of a source are taken in a second, by this instance; nobody waits. */
@Component
final class RateLimits {
  static final Duration PERIOD = Duration.ofSeconds(1);

  private final RateLimiterRegistry limiters;

  RateLimits(RateLimiterRegistry limiters) {
    this.limiters = limiters;
  }

  boolean allows(Source source) {
    RateLimiter limiter =
        limiters.rateLimiter(
            "webhooks-" + source.slug(),
            () ->
                RateLimiterConfig.custom()
                    .limitForPeriod(source.perSecond())
                    .limitRefreshPeriod(PERIOD)
                    .timeoutDuration(Duration.ZERO)
                    .build());
    return limiter.acquirePermission();
  }
}
