/** {@code ./relevo agreement}: its commands by name. */
@NullMarked
package com.relevo.local.agreement;

import org.jspecify.annotations.NullMarked;
