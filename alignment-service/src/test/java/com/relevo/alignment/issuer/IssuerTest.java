package com.relevo.alignment.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventJson;
import com.relevo.kit.security.AccessRule;
import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Caller;
import com.relevo.kit.security.Role;
import com.relevo.local.Ports;
import com.relevo.testsupport.Addresses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The issuer and, beside it in the same process, an API that believes it and nobody else. */
class IssuerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static final int PORT = Ports.free();
  private static ConfigurableApplicationContext issuer;

  @BeforeAll
  static void start() {
    issuer = issuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = {
        "com.relevo.kit.agreement.AgreementAutoConfiguration",
        "com.relevo.kit.config.KitAutoConfiguration",
        "com.relevo.kit.config.StreamsAutoConfiguration",
        "org.springframework.cloud.stream.binder.kafka.streams.ExtendedBindingHandlerMappingsProviderAutoConfiguration",
        "org.springframework.cloud.stream.binder.kafka.streams.KafkaStreamsBinderSupportAutoConfiguration",
        "org.springframework.cloud.stream.binder.kafka.streams.endpoint.KafkaStreamsTopologyEndpointAutoConfiguration",
        "org.springframework.cloud.stream.binder.kafka.streams.function.KafkaStreamsFunctionAutoConfiguration",
        "org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration",
        "org.springframework.cloud.stream.config.BindingServiceConfiguration",
        "org.springframework.cloud.stream.config.BindingsEndpointAutoConfiguration",
        "org.springframework.cloud.stream.config.ChannelsEndpointAutoConfiguration",
        "org.springframework.cloud.stream.function.FunctionConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  @Import({IssuerConfiguration.class, Api.class})
  static class OneService {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    TimelineSource agreements() {
      return TimelineSource.of(AgreementReader.example());
    }

    @Bean
    AccessTable accessTable() {
      return AccessTable.of(AccessRule.get("/whoami", Role.SALES_REP, Role.ADMIN));
    }
  }

  @RestController
  static class Api {
    @GetMapping("/whoami")
    String whoami(@AuthenticationPrincipal Caller caller) {
      return caller.subject() + " " + caller.boundTo();
    }
  }

  private static ConfigurableApplicationContext service(int port, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--spring.config.location=classpath:relevo-defaults.yaml",
                "--spring.application.name=issuer-test",
                "--relevo.health.readiness=readinessState",
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:" + port,
                "--spring.security.oauth2.resourceserver.jwt.audiences=relevo"));
    arguments.addAll(List.of(more));
    return new SpringApplication(OneService.class).run(arguments.toArray(String[]::new));
  }

  private static ConfigurableApplicationContext issuer() {
    return service(
        PORT,
        "--relevo.issuer.enabled=true",
        "--relevo.issuer.uri=http://127.0.0.1:" + PORT,
        "--relevo.issuer.directory=" + directory,
        "--relevo.issuer.services.robot=marketing");
  }

  private static String password(String account) throws IOException {
    return Files.readAllLines(directory.resolve(Accounts.PASSWORDS)).stream()
        .filter(line -> line.startsWith(account + " "))
        .findFirst()
        .orElseThrow()
        .split(" ")[1];
  }

  private static HttpResponse<String> token(
      ConfigurableApplicationContext service, String account, String password) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        HttpRequest.newBuilder(Addresses.of(service, "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String tokenOf(ConfigurableApplicationContext service, String account)
      throws Exception {
    HttpResponse<String> answer = token(service, account, password(account));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    return EventJson.mapper().readTree(answer.body()).get("access_token").asString();
  }

  private static HttpResponse<String> get(
      ConfigurableApplicationContext service, String path, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(Addresses.of(service, path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void givesEachAccountATokenOfItsOwnThatServicesBelieve() throws Exception {
    String rep = AgreementReader.example().teams().getFirst().reps().getFirst().id().value();
    String token = tokenOf(issuer, rep);
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(rep);
    assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:" + PORT);
    assertThat(claims.getAudience()).containsExactly("relevo");
    assertThat(claims.getStringListClaim("roles")).containsExactly("sales-rep");
    assertThat(claims.getStringClaim("rep_id")).isEqualTo(rep);

    assertThat(get(issuer, "/whoami", token).body()).isEqualTo(rep + " Optional[" + rep + "]");
    assertThat(get(issuer, "/whoami", tokenOf(issuer, "admin")).body())
        .isEqualTo("admin Optional.empty");
    assertThat(get(issuer, "/whoami", tokenOf(issuer, "marketing")).statusCode()).isEqualTo(403);
    assertThat(get(issuer, "/whoami", tokenOf(issuer, "robot")).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesAWrongPasswordAndAnAccountNobodyHas() throws Exception {
    assertThat(token(issuer, "admin", "wrong").statusCode()).isEqualTo(401);
    assertThat(token(issuer, "nobody", password("admin")).statusCode()).isEqualTo(401);
    assertThat(token(issuer, "admin", password("marketing")).statusCode()).isEqualTo(401);
  }

  @Test
  void itsTokensOutliveARestart() throws Exception {
    String token = tokenOf(issuer, "admin");

    issuer.close();
    issuer = issuer();

    assertThat(get(issuer, "/whoami", token).statusCode()).isEqualTo(200);
    assertThat(tokenOf(issuer, "admin")).isNotEqualTo(token);
  }

  @Test
  void isThereOnlyWhenAskedFor() throws Exception {
    try (ConfigurableApplicationContext service = service(Ports.free())) {
      assertThat(get(service, "/.well-known/openid-configuration", null).statusCode())
          .isEqualTo(401);
      assertThat(token(service, "admin", "any").statusCode()).isEqualTo(401);
    }
  }
}
