/** The settings of the monitor. */
@NullMarked
package com.relevo.sla.config;

import org.jspecify.annotations.NullMarked;
