package com.relevo.sla.http;

import static com.relevo.kit.security.AccessRule.delete;
import static com.relevo.kit.security.AccessRule.get;
import static com.relevo.kit.security.AccessRule.post;

import com.relevo.kit.security.AccessTable;
import com.relevo.kit.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what; that a rep disputes their own breaches alone, the lead decides. */
@Configuration(proxyBeanMethods = false)
class Access {
  private static final String ID = "/sla/instances/{lead}/{cycle}/{target}";
  private static final String ID_WITH_PART = ID + "/{part}";

  private static final Role[] READERS = {
    Role.MARKETING, Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS, Role.PRIVACY, Role.ADMIN
  };

  /** Who answers for how sales keeps its promises, and marketing, to whom they are made. */
  private static final Role[] APPROVERS = {Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS};

  private static final Role[] SALES = {Role.SALES_REP, Role.SALES_MANAGER, Role.SALES_OPS};

  /** Not those whose breach it is. */
  private static final Role[] ARBITERS = {Role.MARKETING, Role.SALES_OPS};

  private static final Role[] PLANNERS = {
    Role.MARKETING, Role.SALES_MANAGER, Role.SALES_OPS, Role.ADMIN
  };

  @Bean
  AccessTable accessTable() {
    return AccessTable.of(
        get("/sla/leads/{leadId}", READERS),
        get("/sla/due", READERS),
        get("/sla/commitments", READERS),
        get("/sla/instances/{leadId}/{cycle}/{target}/explanation", READERS),
        get("/sla/instances/{leadId}/{cycle}/{target}/{part}/explanation", READERS),
        post(ID + "/waivers", APPROVERS),
        post(ID_WITH_PART + "/waivers", APPROVERS),
        post(ID + "/disputes", SALES),
        post(ID_WITH_PART + "/disputes", SALES),
        post(ID + "/disputes/resolution", ARBITERS),
        post(ID_WITH_PART + "/disputes/resolution", ARBITERS),
        post("/simulations", PLANNERS),
        get("/simulations", PLANNERS),
        get("/simulations/{id}", PLANNERS),
        delete("/simulations/{id}", PLANNERS));
  }
}
