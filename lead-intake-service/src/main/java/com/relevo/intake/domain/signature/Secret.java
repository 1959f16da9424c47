package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;

/** Something shared with a tool; never printed. */
public record Secret(String value) {
  byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
