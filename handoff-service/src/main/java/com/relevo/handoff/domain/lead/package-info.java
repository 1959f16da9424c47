/**
 * One lead's handoff: its cycles, who has it, and what a rep may do with it when. Pure: every input
 * is decided on into changes, every change has one meaning for the state.
 */
@NullMarked
package com.relevo.handoff.domain.lead;

import org.jspecify.annotations.NullMarked;
