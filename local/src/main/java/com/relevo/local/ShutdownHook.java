package com.relevo.local;

/** Ctrl-C, SIGTERM and a closed terminal stop the whole fleet before this process ends. */
public final class ShutdownHook {
  private ShutdownHook() {}

  public static void closing(Fleet fleet) {
    Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "stop-fleet"));
  }
}
