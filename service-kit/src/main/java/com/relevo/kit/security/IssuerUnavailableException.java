package com.relevo.kit.security;

import org.springframework.security.core.AuthenticationException;

/** The issuer's keys were never learnt and it does not answer: nobody can say whose token it is. */
final class IssuerUnavailableException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  IssuerUnavailableException(Exception cause) {
    super("Expected the issuer's keys, but could not fetch them", cause);
  }
}
