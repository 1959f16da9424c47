/**
 * How many webhooks intake acknowledges, beside a bare Spring controller that produces to Kafka,
 * and whether it keeps its word while the broker or itself is stopped and killed.
 */
@NullMarked
package com.relevo.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
