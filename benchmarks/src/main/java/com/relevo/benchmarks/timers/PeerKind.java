package com.relevo.benchmarks.timers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The schedulers beside ours. */
enum PeerKind {
  DB_SCHEDULER("db-scheduler"),
  QUARTZ("quartz"),
  JOBRUNR("jobrunr");

  /**
   * Twice what db-scheduler and Quartz have by default; a timer's work here is only to be noted.
   */
  private static final int THREADS = 20;

  private final String title;

  PeerKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  Peer open(String jdbcUrl, Peer.Listener listener) throws Exception {
    return switch (this) {
      case DB_SCHEDULER -> new DbSchedulerPeer(pool(jdbcUrl), THREADS, listener);
      case QUARTZ -> new QuartzPeer(jdbcUrl, THREADS, listener);
      case JOBRUNR -> new JobRunrPeer(pool(jdbcUrl), listener);
    };
  }

  private static HikariDataSource pool(String jdbcUrl) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl + "&reWriteBatchedInserts=true");
    config.setMaximumPoolSize(THREADS + 3);
    return new HikariDataSource(config);
  }
}
