package com.relevo.local;

import java.nio.file.Path;

/** The folder that ./relevo is in. */
public final class Repository {
  private Repository() {}

  /** As the script says; without it, the working directory. */
  public static Path home() {
    return Path.of(System.getProperty("relevo.home", "")).toAbsolutePath().normalize();
  }
}
