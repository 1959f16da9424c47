package com.relevo.sla.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.sla.domain.Agreements;
import com.relevo.sla.domain.Terms;

/** One agreement that was, and is, always in force. */
record OneAgreement(Terms inForce) implements Agreements {
  static OneAgreement of(Agreement agreement) {
    return new OneAgreement(Terms.of(agreement.version(), agreement));
  }

  @Override
  public Terms pinned(String pin) {
    return inForce;
  }
}
