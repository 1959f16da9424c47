/** {@code ./relevo agreement}: looks at agreements in files; starts nothing. */
@NullMarked
package com.relevo.local.agreement;

import org.jspecify.annotations.NullMarked;
