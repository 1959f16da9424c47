/**
 * Which version of the agreement holds when, as {@code relevo.agreements} tells it: read whole
 * before any stream starts, and followed from then on.
 */
@NullMarked
package com.relevo.kit.agreement;

import org.jspecify.annotations.NullMarked;
