/** What may be set of handoff-service, and what its edge needs of Kafka. */
@NullMarked
package com.relevo.handoff.config;

import org.jspecify.annotations.NullMarked;
