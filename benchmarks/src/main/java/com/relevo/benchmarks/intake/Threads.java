package com.relevo.benchmarks.intake;

/** On what a request is served. */
enum Threads {
  VIRTUAL,
  POOL;

  String setting() {
    return "--spring.threads.virtual.enabled=" + (this == VIRTUAL);
  }

  String named(String server) {
    return server + (this == VIRTUAL ? ", virtual threads" : ", servlet pool");
  }
}
