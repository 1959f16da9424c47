/**
 * The Agreement that marketing and sales signed, as a typed, validated, immutable model. Services
 * ask it; none of them keeps a rule of its own.
 */
@NullMarked
package com.relevo.agreement;

import org.jspecify.annotations.NullMarked;
