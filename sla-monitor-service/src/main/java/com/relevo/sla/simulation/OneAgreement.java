package com.relevo.sla.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.sla.domain.Agreements;
import com.relevo.sla.domain.Terms;
import java.time.Instant;

/** One agreement that was, and is, always in force. */
record OneAgreement(Terms terms) implements Agreements {
  static OneAgreement of(Agreement agreement) {
    return new OneAgreement(Terms.of(agreement.version(), agreement));
  }

  @Override
  public Terms at(Instant instant) {
    return terms;
  }

  @Override
  public Terms pinned(String pin) {
    return terms;
  }
}
