package com.relevo.intake.config;

import java.util.List;

/**
 * The configured sources cannot be used; the message lists everything that is wrong, without
 * secrets.
 */
final class InvalidSourcesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSourcesException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
