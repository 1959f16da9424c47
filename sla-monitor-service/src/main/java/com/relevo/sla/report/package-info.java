/**
 * What is said of many leads at once: a second stream beside the clocks'. Each partition tells what
 * it counted to one place, which keeps the books of commitments and the storms.
 */
@NullMarked
package com.relevo.sla.report;

import org.jspecify.annotations.NullMarked;
