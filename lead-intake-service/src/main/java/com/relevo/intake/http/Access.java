package com.relevo.intake.http;

import static com.relevo.kit.security.AccessRule.open;

import com.relevo.kit.security.AccessTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what: marketing tools have no token, but a signature. */
@Configuration(proxyBeanMethods = false)
class Access {
  @Bean
  AccessTable accessTable() {
    return AccessTable.of(open("/webhooks/**"));
  }
}
