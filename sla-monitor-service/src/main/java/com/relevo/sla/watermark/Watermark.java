package com.relevo.sla.watermark;

import java.time.Instant;

/**
 * The last instant by which everything written to a partition of the input topics has been read and
 * committed; {@link Instant#MIN} while that is not known. Never goes back.
 */
@FunctionalInterface
public interface Watermark {
  Instant of(int partition);
}
