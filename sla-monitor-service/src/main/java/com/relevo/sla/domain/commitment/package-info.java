/**
 * What both sides promise per period: which lead counts where, and how a promise stands. Counts are
 * kept per partition and merged; a verdict is given once all partitions have been read.
 */
@NullMarked
package com.relevo.sla.domain.commitment;

import org.jspecify.annotations.NullMarked;
