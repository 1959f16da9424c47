/**
 * {@code ./relevo agreement}: its commands by name, and those that look at files and start nothing.
 */
@NullMarked
package com.relevo.local.agreement;

import org.jspecify.annotations.NullMarked;
