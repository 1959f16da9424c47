package com.relevo.scoring.http;

import static com.relevo.kit.security.AccessRule.get;

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

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/leads/{leadId}/score", READERS), get("/scoring/predictive", READERS));
  }
}
