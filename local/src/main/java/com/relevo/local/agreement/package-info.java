/** {@code ./relevo agreement ...}: what people do with agreements on a system that runs. */
@NullMarked
package com.relevo.local.agreement;

import org.jspecify.annotations.NullMarked;
