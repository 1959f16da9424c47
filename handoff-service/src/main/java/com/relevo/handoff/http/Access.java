package com.relevo.handoff.http;

import static com.relevo.kit.security.AccessRule.delete;
import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.post;
import static com.relevo.kit.security.AccessRule.put;

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

  private static final Role[] PLANNERS = {
    Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN
  };

  /** Who sets the roster. */
  private static final Role[] SETTERS = {Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN};

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/handoffs/{leadId}", READERS),
        get("/reps/{rep}/queue", Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS),
        get("/manager-queue", Role.SALES_MANAGER, Role.SALES_OPS),
        get("/handoffs/{leadId}/explanation", READERS),
        get("/handoffs/{leadId}/facts", READERS),
        get("/pools/{id}/desk", READERS),
        post("/routing/dry-run", PLANNERS),
        get("/simulations", PLANNERS),
        get("/simulations/{id}", PLANNERS),
        delete("/simulations/{id}", PLANNERS),
        get("/pools/{id}/fairness", READERS),
        get("/unrouted", READERS),
        get("/reps", READERS),
        post("/reps", SETTERS),
        get("/reps/{id}", READERS),
        put("/reps/{id}", SETTERS),
        delete("/reps/{id}", SETTERS),
        get("/reps/{id}/history", READERS),
        put("/reps/{rep}/absences", Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN),
        get("/teams", READERS),
        get("/teams/{id}", READERS),
        put("/teams/{id}", SETTERS),
        delete("/teams/{id}", SETTERS),
        get("/teams/{id}/history", READERS),
        get("/accounts", READERS),
        post("/accounts", SETTERS),
        get("/accounts/{id}", READERS),
        put("/accounts/{id}", SETTERS),
        delete("/accounts/{id}", SETTERS),
        get("/accounts/{id}/history", READERS),
        post("/handoffs/{leadId}/assign", Role.SALES_MANAGER, Role.SALES_OPS),
        post("/handoffs/{leadId}/archive", Role.MARKETING),
        post("/handoffs/{leadId}/{command}", Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS));
  }
}
