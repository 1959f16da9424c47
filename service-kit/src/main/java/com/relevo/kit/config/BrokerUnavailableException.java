package com.relevo.kit.config;

import java.time.Duration;

/** No broker answered while the service started. */
public final class BrokerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokerUnavailableException(String servers, Duration waited, Exception cause) {
    super(
        "Expected a Kafka broker at "
            + servers
            + ", but none answered within "
            + waited.toSeconds()
            + " s",
        cause);
  }
}
