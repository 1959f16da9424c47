package com.relevo.local;

/** Lines about what happens, beside the story. */
public final class Terminal {
  private Terminal() {}

  public static void note(String line) {
    System.out.println("relevo: " + line);
    System.out.flush();
  }
}
