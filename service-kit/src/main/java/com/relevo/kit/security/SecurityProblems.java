package com.relevo.kit.security;

import com.relevo.kit.http.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as RFC 6750 wants their headers and RFC 9457 their bodies. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final int RETRY_AFTER_SECONDS = 5;

  /** RFC 6750 3.1; Spring's own handler says so for its own tokens only. */
  private static final String INSUFFICIENT =
      "Bearer error=\"insufficient_scope\", error_description=\"None of the token's roles may do this\"";

  private final AuthenticationEntryPoint unauthenticated =
      new BearerTokenAuthenticationEntryPoint();
  private final JsonMapper json;

  SecurityProblems(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof IssuerUnavailableException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
      write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "issuer_unavailable",
          "The issuer of the token does not answer, and its keys are not known yet; try again.");
      return;
    }
    try {
      unauthenticated.commence(request, response, failure);
    } catch (ServletException e) {
      throw new IOException(e);
    }
    boolean invalid = failure instanceof InvalidBearerTokenException;
    write(
        response,
        HttpStatus.valueOf(response.getStatus()),
        invalid ? "invalid_token" : "unauthenticated",
        invalid
            ? "The access token is not valid here, or not any more."
            : "This needs an access token: Authorization: Bearer ...");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT);
    write(
        response,
        HttpStatus.FORBIDDEN,
        "forbidden",
        "None of the token's roles may do this, or there is no such endpoint.");
  }

  private void write(HttpServletResponse response, HttpStatus status, String code, String detail)
      throws IOException {
    ProblemDetail problem = Problems.problem(status, code, detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
