/**
 * What the services say to each other: the events, the topics they travel on, and their JSON.
 * Everything here is a value; nothing here knows Spring, Kafka or a service.
 */
@NullMarked
package com.relevo.events;

import org.jspecify.annotations.NullMarked;
