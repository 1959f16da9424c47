/** What runs for a lead, what is due when, and why. */
@NullMarked
package com.relevo.sla.http;

import org.jspecify.annotations.NullMarked;
