/**
 * The life of an agreement's versions: what may become of one, who may say so, and when it takes
 * effect. {@code decide} answers with steps or a refusal; {@code evolve} alone makes the next
 * state.
 */
@NullMarked
package com.relevo.alignment.domain;

import org.jspecify.annotations.NullMarked;
