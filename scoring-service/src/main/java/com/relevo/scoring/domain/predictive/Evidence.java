package com.relevo.scoring.domain.predictive;

/**
 * What the predictive score is worth, on leads it had not learnt from. {@code agreedAuc} is that of
 * the agreement's own points on the same leads.
 */
public record Evidence(Auc auc, Auc agreedAuc, Reliability reliability) {}
