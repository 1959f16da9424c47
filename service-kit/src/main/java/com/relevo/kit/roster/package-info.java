/**
 * The reps, teams and owners that people set over HTTP, as every instance of a service knows them:
 * beside the agreement's, which they win over.
 */
@NullMarked
package com.relevo.kit.roster;

import org.jspecify.annotations.NullMarked;
