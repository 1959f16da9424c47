/**
 * The room both teams share. Agreements are drafted, proposed, signed by both sides, and take
 * effect at an instant that every service knows beforehand.
 */
@NullMarked
package com.relevo.alignment;

import org.jspecify.annotations.NullMarked;
