package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;

/** Hears which agreement is in force: once at the start, and each time it is another. */
@FunctionalInterface
interface InForceListener {
  void inForce(Agreement agreement);
}
