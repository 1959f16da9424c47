/** Binds the topics, the store and the wall clock to the decisions. */
@NullMarked
package com.relevo.scoring.stream;

import org.jspecify.annotations.NullMarked;
