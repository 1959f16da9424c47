package com.relevo.intake.domain.payload;

/** A value of a body, and the name it stands under there; empty where it has none. */
public record Entry(String name, Node node) {
  public static Entry of(Node node) {
    return new Entry("", node);
  }
}
