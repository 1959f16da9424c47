/**
 * The predictive score's shell: a second stream beside scoring's, which gathers outcomes and learns
 * in one place; every instance reads what was learnt and shows it.
 */
@NullMarked
package com.relevo.scoring.predictive;

import org.jspecify.annotations.NullMarked;
