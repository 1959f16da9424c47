/**
 * Handoff's stream: leads and desks are two processors that talk over topics of their own, because
 * a lead has one writer and a team's rotation has one writer.
 */
@NullMarked
package com.relevo.handoff.stream;

import org.jspecify.annotations.NullMarked;
