/**
 * {@code ./relevo agreement list, show, simulate, propose, sign, reject, withdraw}: what people do
 * with agreements on a system that runs.
 */
@NullMarked
package com.relevo.local.alignment;

import org.jspecify.annotations.NullMarked;
