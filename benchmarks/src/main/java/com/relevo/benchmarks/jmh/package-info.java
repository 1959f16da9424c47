/** What the services do for every lead without any Kafka: calendars, conditions, JSON. */
@NullMarked
package com.relevo.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
