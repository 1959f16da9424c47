/**
 * Whether a delivery is really from its source: the tools' signature schemes as data, checked on
 * the bytes as they came. One answer only, so that nobody learns which part was wrong.
 */
@NullMarked
package com.relevo.intake.domain.signature;

import org.jspecify.annotations.NullMarked;
