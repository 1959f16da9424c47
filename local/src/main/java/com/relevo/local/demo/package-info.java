/**
 * The demo: marketing tools that deliver, a sales team of whom some do not follow up, and the story
 * of what Relevo makes of it, told from the topics. It knows the services from outside only:
 * webhooks, the HTTP interface for reps, Kafka.
 */
@NullMarked
package com.relevo.local.demo;

import org.jspecify.annotations.NullMarked;
