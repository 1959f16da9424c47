/**
 * {@code ./relevo dlt}: what could not be processed, and its way back. It asks the broker alone, so
 * that it works on any Relevo, also one whose services are down.
 */
@NullMarked
package com.relevo.local.deadletters;

import org.jspecify.annotations.NullMarked;
