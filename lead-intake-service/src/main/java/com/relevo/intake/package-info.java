/** Lead intake: webhooks of marketing tools in, one clean lead event each out. */
@NullMarked
package com.relevo.intake;

import org.jspecify.annotations.NullMarked;
