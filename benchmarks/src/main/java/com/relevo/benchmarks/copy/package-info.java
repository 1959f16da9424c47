/**
 * The peer: a plain Kafka Streams pipeline that does nothing but read and write a store and pass
 * the record on, hop by hop, one process per group of hops.
 */
@NullMarked
package com.relevo.benchmarks.copy;

import org.jspecify.annotations.NullMarked;
