/** The SLA monitor: everything that happens to a lead in, clocks, warnings and breaches out. */
@NullMarked
package com.relevo.sla;

import org.jspecify.annotations.NullMarked;
