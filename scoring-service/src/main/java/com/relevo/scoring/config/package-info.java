/** What the operator sets. */
@NullMarked
package com.relevo.scoring.config;

import org.jspecify.annotations.NullMarked;
