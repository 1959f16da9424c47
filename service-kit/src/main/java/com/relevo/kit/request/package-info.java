/**
 * Questions to the one writer of a key: the request goes over a topic, so that it is decided on in
 * one order with everything else, and whoever asked waits for the outcome.
 */
@NullMarked
package com.relevo.kit.request;

import org.jspecify.annotations.NullMarked;
