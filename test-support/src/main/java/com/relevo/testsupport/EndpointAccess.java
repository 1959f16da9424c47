package com.relevo.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.relevo.kit.security.AccessRule;
import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Holds a running service's endpoints against its {@link AccessTable}: the list is taken from the
 * service itself, so that a new endpoint cannot be forgotten.
 */
public final class EndpointAccess {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BODY = "{}";
  private static final String SOMEBODY = "somebody";

  private final ApplicationContext service;
  private final AccessTable table;
  private final TestIssuer issuer;

  private record Endpoint(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private EndpointAccess(ApplicationContext service, TestIssuer issuer) {
    this.service = service;
    this.table = service.getBean(AccessTable.class);
    this.issuer = issuer;
  }

  /** A test for each endpoint, and one for each document that has to show the table. */
  public static Stream<DynamicTest> tests(
      ApplicationContext service, TestIssuer issuer, Path... documents) {
    EndpointAccess access = new EndpointAccess(service, issuer);
    List<DynamicTest> tests = new ArrayList<>();
    List<Endpoint> endpoints = access.endpoints();
    assertThat(endpoints).isNotEmpty();
    endpoints.forEach(each -> tests.add(dynamicTest(each.toString(), () -> access.check(each))));
    tests.add(
        dynamicTest("no rule is for what is not there", () -> access.everyRuleIsUsed(endpoints)));
    for (Path document : documents) {
      tests.add(
          dynamicTest(
              document + " shows the table",
              () -> assertThat(Files.readString(document)).contains(access.table.markdown())));
    }
    return tests.stream();
  }

  private List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    service
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (!isErrorPage(handler)) {
            endpoints.addAll(endpoints(mapping));
          }
        });
    return endpoints;
  }

  /** Only the server itself goes there, and {@link #check} would find it refused to all. */
  private static boolean isErrorPage(HandlerMethod handler) {
    return ErrorController.class.isAssignableFrom(handler.getBeanType());
  }

  private static List<Endpoint> endpoints(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .flatMap(path ->
            methods.isEmpty()
                ? Stream.of(new Endpoint("GET", path))
                : methods.stream().map(method -> new Endpoint(method.name(), path)))
        .toList();
  }

  private void check(Endpoint endpoint) {
    AccessRule rule =
        table.rules().stream()
            .filter(each -> covers(each, endpoint))
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(
                    "Expected a line for " + endpoint + " in the service's AccessTable"));
    if (rule.open()) {
      assertThat(status(endpoint, null)).as("%s by nobody", endpoint).isNotEqualTo(403);
      return;
    }
    assertThat(status(endpoint, null)).as("%s by nobody", endpoint).isEqualTo(401);
    assertThat(status(endpoint, issuer.bearer("nobody")))
        .as("%s without a role", endpoint)
        .isEqualTo(403);
    for (Role role : Role.values()) {
      int status = status(endpoint, issuer.bearer(SOMEBODY, role));
      if (rule.roles().contains(role)) {
        assertThat(status).as("%s by %s", endpoint, role.text()).isNotIn(401, 403);
      } else {
        assertThat(status).as("%s by %s", endpoint, role.text()).isEqualTo(403);
      }
    }
  }

  private void everyRuleIsUsed(List<Endpoint> endpoints) {
    assertThat(table.rules())
        .allSatisfy(
            rule -> assertThat(endpoints).as(rule.toString()).anyMatch(each -> covers(rule, each)));
  }

  private static boolean covers(AccessRule rule, Endpoint endpoint) {
    boolean method = rule.method() == null || rule.method().name().equals(endpoint.method());
    String path = rule.path();
    return method
        && (path.equals(endpoint.path())
            || (path.endsWith("/**")
                && endpoint.path().startsWith(path.substring(0, path.length() - 2))));
  }

  private int status(Endpoint endpoint, @Nullable String authorization) {
    // A rep in a path is the one who asks: that nobody sees another's is the service's own test.
    String path = endpoint.path().replace("{rep}", SOMEBODY).replaceAll("\\{[^}]+}", "none");
    URI uri = Addresses.of(service, path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(endpoint.method(), HttpRequest.BodyPublishers.ofString(BODY));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<Void> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
      assertThat(response.headers().firstValue("Set-Cookie")).as("a session").isEmpty();
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
