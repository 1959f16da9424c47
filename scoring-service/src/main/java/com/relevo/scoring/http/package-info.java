/** Explained scores, for whoever asks why. */
@NullMarked
package com.relevo.scoring.http;

import org.jspecify.annotations.NullMarked;
