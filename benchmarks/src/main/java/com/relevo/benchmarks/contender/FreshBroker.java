package com.relevo.benchmarks.contender;

import java.nio.file.Path;

/**
 * A broker on a disk that was emptied for it, and the JVMs that are started beside it; closing
 * kills them all, their data stay to be looked at.
 */
public record FreshBroker(Path directory, Processes processes, String servers)
    implements AutoCloseable {

  /** Returns when it takes requests. */
  public static FreshBroker in(Path directory) throws InterruptedException {
    Directories.empty(directory);
    Processes processes = new Processes(directory);
    boolean started = false;
    try {
      String servers = Broker.start(processes, directory.resolve("broker"));
      started = true;
      return new FreshBroker(directory, processes, servers);
    } finally {
      if (!started) {
        processes.close();
      }
    }
  }

  public Site site(int partitions, int commitMillis, int heapMegabytes) {
    return new Site(processes, servers, directory, partitions, commitMillis, heapMegabytes);
  }

  @Override
  public void close() throws InterruptedException {
    processes.close();
  }
}
