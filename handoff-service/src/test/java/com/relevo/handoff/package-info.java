/** What the tests of handoff-service share. */
@NullMarked
package com.relevo.handoff;

import org.jspecify.annotations.NullMarked;
