package com.relevo.local.alignment;

/** Whom somebody speaks for; named as people write it. */
enum Side {
  marketing,
  sales;

  String word() {
    return name();
  }
}
