/** What comes many at once: lists, and kept deliveries that are read once more. */
@NullMarked
package com.relevo.intake.bulk;

import org.jspecify.annotations.NullMarked;
