package com.relevo.local;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka ends its JVM where it finds something fatal; a JVM that has more to do than run Kafka must
 * outlive that.
 */
final class ExitRequests {
  private static final Logger log = LoggerFactory.getLogger(ExitRequests.class);

  private ExitRequests() {}

  /** From now on the thread that asks for the end gets an exception instead. */
  static void keepJvmAlive() {
    Exit.setExitProcedure(ExitRequests::refuse);
    Exit.setHaltProcedure(ExitRequests::refuse);
  }

  /** From now on a fatal fault ends this JVM, as Kafka means it. */
  static void obey() {
    Exit.resetExitProcedure();
    Exit.resetHaltProcedure();
  }

  private static void refuse(int status, String message) {
    log.error("The embedded broker failed for good (status {}): {}", status, message);
    throw new IllegalStateException(
        "Expected the broker to run, but it asked to end the JVM with status " + status);
  }
}
