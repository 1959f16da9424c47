package com.relevo.local.alignment;

/** Whom somebody speaks for; named as people write it. */
enum Side {
  marketing("marketing"),
  sales("sales-manager");

  private final String account;

  Side(String account) {
    this.account = account;
  }

  /** Of the built-in issuer: who may speak for the side. */
  String account() {
    return account;
  }

  String word() {
    return name();
  }
}
