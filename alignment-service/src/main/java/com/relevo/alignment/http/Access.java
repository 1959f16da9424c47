package com.relevo.alignment.http;

import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.post;
import static com.relevo.kit.security.AccessRule.put;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what; which side somebody may sign for, the agreement decides. */
@Configuration(proxyBeanMethods = false)
class Access {
  private static final Role[] READERS = {
    Role.MARKETING, Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS, Role.PRIVACY, Role.ADMIN
  };

  private static final Role[] AUTHORS = {Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS};

  private static final Role[] SIGNERS = {Role.MARKETING, Role.SALES_MANAGER};

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/agreements", READERS),
        get("/agreements/in-force", READERS),
        get("/agreements/{version}", READERS),
        get("/agreements/{version}/diff", READERS),
        post("/agreements", AUTHORS),
        put("/agreements/{version}", AUTHORS),
        post("/agreements/{version}/propose", AUTHORS),
        post("/agreements/{version}/sign", SIGNERS),
        post("/agreements/{version}/reject", SIGNERS),
        post("/agreements/{version}/withdraw", AUTHORS));
  }
}
