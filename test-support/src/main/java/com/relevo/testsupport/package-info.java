/**
 * What the tests of all services share: one real Kafka per JVM, records on its topics, and a
 * topology driven by hand.
 */
@NullMarked
package com.relevo.testsupport;

import org.jspecify.annotations.NullMarked;
