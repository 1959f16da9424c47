/**
 * Breaches of one target in such numbers that they are one incident, and what probably caused it.
 */
@NullMarked
package com.relevo.sla.domain.storm;

import org.jspecify.annotations.NullMarked;
