/** The roster over HTTP: reps, teams, owners of companies; what was asked and what came of it. */
@NullMarked
package com.relevo.handoff.http.roster;

import org.jspecify.annotations.NullMarked;
