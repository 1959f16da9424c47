/**
 * The sources that may deliver, read and checked as a whole at the start, and how deliveries reach
 * the broker.
 */
@NullMarked
package com.relevo.intake.config;

import org.jspecify.annotations.NullMarked;
