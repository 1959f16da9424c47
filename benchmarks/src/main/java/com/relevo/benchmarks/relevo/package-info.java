/** Relevo's own four services as a contender: signed webhooks in, {@code LeadAssigned} out. */
@NullMarked
package com.relevo.benchmarks.relevo;

import org.jspecify.annotations.NullMarked;
