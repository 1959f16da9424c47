package com.relevo.events;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;

/**
 * What says something of the person, or may: on topics it is sealed with the lead's key, and absent
 * once that is erased. An event's component that has personal components of its own is sealed as a
 * whole, and stands in clear without these.
 */
@Documented
@Retention(RUNTIME)
public @interface Personal {}
