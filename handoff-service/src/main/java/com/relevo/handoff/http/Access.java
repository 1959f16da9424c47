package com.relevo.handoff.http;

import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.post;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what; that a rep acts on their own leads alone, the lead decides. */
@Configuration(proxyBeanMethods = false)
class Access {
  private static final Role[] READERS = {
    Role.MARKETING, Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS, Role.PRIVACY, Role.ADMIN
  };

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/handoffs/{leadId}", READERS),
        get("/reps/{rep}/queue", Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS),
        get("/manager-queue", Role.SALES_MANAGER, Role.SALES_OPS),
        get("/handoffs/{leadId}/explanation", READERS),
        get("/handoffs/{leadId}/facts", READERS),
        get("/pools/{id}/desk", READERS),
        post("/routing/dry-run", Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN),
        get("/pools/{id}/fairness", READERS),
        get("/unrouted", READERS),
        post("/handoffs/{leadId}/assign", Role.SALES_MANAGER, Role.SALES_OPS),
        post("/handoffs/{leadId}/archive", Role.MARKETING),
        post("/handoffs/{leadId}/{command}", Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS));
  }
}
