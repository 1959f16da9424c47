/**
 * What became of leads like this one, as a pure function of the set of outcomes heard: naive Bayes
 * over the agreement's own rules, calibrated, with its evidence. Neither the order nor the
 * repetition of outcomes matters.
 */
@NullMarked
package com.relevo.scoring.domain.predictive;

import org.jspecify.annotations.NullMarked;
