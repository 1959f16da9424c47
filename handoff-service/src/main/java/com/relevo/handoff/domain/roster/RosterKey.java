package com.relevo.handoff.domain.roster;

/** What is set: {@code rep/} and an id, {@code team/} and an id, {@code account/} and a domain. */
public record RosterKey(Kind kind, String id) {

  /** Of what there are entries. */
  public enum Kind {
    REP,
    TEAM,
    ACCOUNT
  }

  public static RosterKey rep(String id) {
    return new RosterKey(Kind.REP, id);
  }

  public static RosterKey team(String id) {
    return new RosterKey(Kind.TEAM, id);
  }

  public static RosterKey account(String domain) {
    return new RosterKey(Kind.ACCOUNT, domain);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case REP -> "rep/" + id;
      case TEAM -> "team/" + id;
      case ACCOUNT -> "account/" + id;
    };
  }
}
