/**
 * The durable log of deliveries: a webhook is acknowledged when it is in here, on all in-sync
 * replicas.
 */
@NullMarked
package com.relevo.intake.store;

import org.jspecify.annotations.NullMarked;
