/**
 * What reps and their tools call: commands that are answered with their outcome, and a lead's
 * handoff as it stands.
 */
@NullMarked
package com.relevo.handoff.http;

import org.jspecify.annotations.NullMarked;
