package com.relevo.agreement;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a lead rests after sales sent it back for a reason, by the reason's code. A lead that
 * was lost comes back only where its reason has one.
 */
public record CoolDowns(
    Map<String, Duration> rejection, Map<String, Duration> recycle, Map<String, Duration> lost) {
  public static final CoolDowns NONE = new CoolDowns(Map.of(), Map.of(), Map.of());

  public CoolDowns {
    rejection = Map.copyOf(rejection);
    recycle = Map.copyOf(recycle);
    lost = Map.copyOf(lost);
  }

  public Duration afterRejection(@Nullable String code) {
    return of(rejection, code);
  }

  public Duration afterRecycling(@Nullable String code) {
    return of(recycle, code);
  }

  /** Null where a deal lost for this reason is the lead's end. */
  public @Nullable Duration afterLoss(@Nullable String code) {
    return code == null ? null : lost.get(code);
  }

  private static Duration of(Map<String, Duration> each, @Nullable String code) {
    return code == null ? Duration.ZERO : each.getOrDefault(code, Duration.ZERO);
  }
}
