/**
 * The agreements in PostgreSQL, and what is told of them on Kafka: state and outbox in one
 * transaction, published in order by a relay.
 */
@NullMarked
package com.relevo.alignment.store;

import org.jspecify.annotations.NullMarked;
