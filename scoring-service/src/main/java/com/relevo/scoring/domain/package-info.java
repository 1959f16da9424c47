/**
 * What a lead is worth and which stage that makes it, as pure functions of the agreement: {@link
 * com.relevo.scoring.domain.Decisions} concludes, {@link com.relevo.scoring.domain.Evolution} alone
 * changes state.
 */
@NullMarked
package com.relevo.scoring.domain;

import org.jspecify.annotations.NullMarked;
