package com.relevo.agreement;

import com.relevo.events.EngagementKind;
import java.time.Duration;
import java.util.Set;

/**
 * Who asks for sales themselves: one of {@code on} within the last {@code within}, while {@code
 * when} holds. Such a lead is sales qualified at once, whatever its points; {@code endsCoolDown}
 * where it need not wait after it was sent back, either.
 */
public record HandRaiser(
    Set<EngagementKind> on, Condition when, Duration within, boolean endsCoolDown) {
  public HandRaiser {
    on = Set.copyOf(on);
  }
}
