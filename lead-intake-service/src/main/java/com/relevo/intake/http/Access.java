package com.relevo.intake.http;

import static com.relevo.kit.security.AccessRule.open;
import static com.relevo.kit.security.AccessRule.post;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who may call what: marketing tools have no token, but a signature; whoever posts leads has one.
 */
@Configuration(proxyBeanMethods = false)
class Access {
  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        open("/webhooks/**"), post("/leads", Role.MARKETING, Role.SALES_OPS, Role.ADMIN));
  }
}
