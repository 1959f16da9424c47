/**
 * What simulations of all services have in common: the log read again in the order of its time,
 * jobs that run beside the service, and what is asked and answered over HTTP.
 */
@NullMarked
package com.relevo.kit.simulation;

import org.jspecify.annotations.NullMarked;
