package com.relevo.handoff.domain.desk;

import com.relevo.events.RepId;

/** A rep who comes before all others if they can take the lead; {@code code} says why. */
public record Preference(RepId rep, String code, String text) {
  public static final String ACCOUNT_OWNER = "account_owner";
  public static final String LAST_REP = "last_rep";
  public static final String BUYING_GROUP = "buying_group";
}
