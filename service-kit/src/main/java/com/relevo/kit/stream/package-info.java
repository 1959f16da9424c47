/**
 * Events on Kafka: how a record becomes a value, how decisions become records, and where what
 * cannot be read goes. A service's stream is one source, one or more processors and one sink.
 */
@NullMarked
package com.relevo.kit.stream;

import org.jspecify.annotations.NullMarked;
