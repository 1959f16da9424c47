package com.relevo.scoring.http;

import static com.relevo.kit.security.AccessRule.delete;
import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.post;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what. */
@Configuration(proxyBeanMethods = false)
class Access {
  private static final Role[] READERS = {
    Role.MARKETING, Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS, Role.PRIVACY, Role.ADMIN
  };

  private static final Role[] PLANNERS = {
    Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN
  };

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/leads/{leadId}/score", READERS),
        get("/scoring/predictive", READERS),
        post("/simulations", PLANNERS),
        get("/simulations", PLANNERS),
        get("/simulations/{id}", PLANNERS),
        delete("/simulations/{id}", PLANNERS));
  }
}
