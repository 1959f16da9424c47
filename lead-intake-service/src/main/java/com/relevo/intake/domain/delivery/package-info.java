/**
 * One webhook delivery as it is kept: raw, with what is needed to read it again later, and the key
 * that tells repeats apart.
 */
@NullMarked
package com.relevo.intake.domain.delivery;

import org.jspecify.annotations.NullMarked;
