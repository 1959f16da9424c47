/**
 * What every service configures alike: topics at the start, health that tells the truth, the clock,
 * the agreement.
 */
@NullMarked
package com.relevo.kit.config;

import org.jspecify.annotations.NullMarked;
