/** What people set of the roster over HTTP: decided by one writer, in one order, with versions. */
@NullMarked
package com.relevo.handoff.domain.roster;

import org.jspecify.annotations.NullMarked;
