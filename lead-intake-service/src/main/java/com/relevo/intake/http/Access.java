package com.relevo.intake.http;

import static com.relevo.kit.security.AccessRule.delete;
import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.open;
import static com.relevo.kit.security.AccessRule.post;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what: marketing tools have no token, but a signature; people have one. */
@Configuration(proxyBeanMethods = false)
class Access {
  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        open("/webhooks/**"),
        post("/leads", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        get(
            "/leads/{id}",
            Role.MARKETING,
            Role.SALES_MANAGER,
            Role.SALES_OPS,
            Role.PRIVACY,
            Role.ADMIN),
        post(
            "/leads/search",
            Role.MARKETING,
            Role.SALES_MANAGER,
            Role.SALES_OPS,
            Role.PRIVACY,
            Role.ADMIN),
        post("/leads/{id}/merge", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        post("/leads/{id}/split", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        post("/imports", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        get("/imports/{id}", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        post("/submissions/replay", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        get("/submissions/replay/{id}", Role.MARKETING, Role.SALES_OPS, Role.ADMIN),
        get("/leads/{id}/export", Role.PRIVACY),
        delete("/leads/{id}", Role.PRIVACY));
  }
}
