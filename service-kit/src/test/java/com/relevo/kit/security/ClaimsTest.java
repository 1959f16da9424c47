package com.relevo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.RepId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ClaimsTest {
  private static final Claims DEFAULT = new Claims(new SecurityProperties(true, "roles", null));

  private static Jwt token(Map<String, Object> claims) {
    return Jwt.withTokenValue("t").header("alg", "RS256").claims(all -> all.putAll(claims)).build();
  }

  private static Caller caller(Claims claims, Map<String, Object> token) {
    return claims.caller(token(token)).orElseThrow();
  }

  @Test
  void takesTheRepIdBeforeTheUserNameBeforeTheSubject() {
    assertThat(caller(DEFAULT, Map.of("sub", "s")).rep()).isEqualTo(new RepId("s"));
    assertThat(caller(DEFAULT, Map.of("sub", "s", "preferred_username", "u")).rep())
        .isEqualTo(new RepId("u"));
    assertThat(caller(DEFAULT, Map.of("sub", "s", "preferred_username", "u", "rep_id", "r")))
        .isEqualTo(new Caller("s", new RepId("r"), null, Set.of()));
  }

  @Test
  void takesTheClaimThatIsConfiguredAndNoOther() {
    Claims configured = new Claims(new SecurityProperties(true, "roles", "employee"));
    assertThat(caller(configured, Map.of("sub", "s", "employee", "e")).rep())
        .isEqualTo(new RepId("e"));
    assertThat(caller(configured, Map.of("sub", "s", "rep_id", "r")).rep())
        .isEqualTo(new RepId("s"));
  }

  @Test
  void knowsItsOwnRolesAmongOthers() {
    assertThat(
            caller(DEFAULT, Map.of("sub", "s", "roles", List.of("sales-rep", "Admin", "dba")))
                .roles())
        .containsExactly(Role.SALES_REP);
    assertThat(caller(DEFAULT, Map.of("sub", "s", "roles", "sales-ops privacy")).roles())
        .containsExactlyInAnyOrder(Role.SALES_OPS, Role.PRIVACY);
    assertThat(
            caller(
                    DEFAULT,
                    Map.of("sub", "s", "realm_access", Map.of("roles", List.of("marketing"))))
                .roles())
        .containsExactly(Role.MARKETING);
    assertThat(caller(DEFAULT, Map.of("sub", "s", "roles", 7)).roles()).isEmpty();
  }

  @Test
  void findsRolesUnderAPathAndUnderANameWithDots() {
    Claims path = new Claims(new SecurityProperties(true, "apps.relevo.roles", null));
    Claims url = new Claims(new SecurityProperties(true, "https://relevo.example/roles", null));
    assertThat(
            caller(
                    path,
                    Map.of("sub", "s", "apps", Map.of("relevo", Map.of("roles", List.of("admin")))))
                .roles())
        .containsExactly(Role.ADMIN);
    assertThat(
            caller(url, Map.of("sub", "s", "https://relevo.example/roles", List.of("admin")))
                .roles())
        .containsExactly(Role.ADMIN);
  }

  @Test
  void anEmailThatIsNotVerifiedIsNone() {
    assertThat(
            caller(DEFAULT, Map.of("sub", "s", "email", "a@x.example", "email_verified", true))
                .email())
        .isEqualTo("a@x.example");
    assertThat(caller(DEFAULT, Map.of("sub", "s", "email", "a@x.example")).email()).isNull();
    assertThat(
            caller(DEFAULT, Map.of("sub", "s", "email", "a@x.example", "email_verified", false))
                .email())
        .isNull();
  }

  @Test
  void aTokenWithoutASubjectIsNobodys() {
    assertThat(DEFAULT.caller(token(Map.of("roles", List.of("admin"))))).isEmpty();
    assertThat(DEFAULT.caller(token(Map.of("sub", " ")))).isEmpty();
  }

  @Test
  void onlyARepWhoManagesNobodyIsBoundToTheirOwnLeads() {
    RepId anna = new RepId("anna");
    assertThat(new Caller("a", anna, null, Set.of(Role.SALES_REP)).boundTo()).hasValue(anna);
    assertThat(new Caller("a", anna, null, Set.of(Role.SALES_REP, Role.MARKETING)).boundTo())
        .hasValue(anna);
    assertThat(new Caller("a", anna, null, Set.of(Role.SALES_REP, Role.SALES_MANAGER)).boundTo())
        .isEmpty();
    assertThat(new Caller("a", anna, null, Set.of(Role.SALES_OPS)).boundTo()).isEmpty();
  }
}
