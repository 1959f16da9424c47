package com.relevo.benchmarks.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * db-scheduler as its README has it for throughput: lock-and-fetch polling, which takes many timers
 * in one statement, enough fetched ahead for the threads never to wait, and its short polling
 * interval. The table and indexes are those of its own script.
 */
final class DbSchedulerPeer implements Peer {
  static final String TABLES =
      """
      create table scheduled_tasks (
        task_name text not null,
        task_instance text not null,
        task_data bytea,
        execution_time timestamp with time zone not null,
        picked boolean not null,
        picked_by text,
        last_success timestamp with time zone,
        last_failure timestamp with time zone,
        consecutive_failures int,
        last_heartbeat timestamp with time zone,
        version bigint not null,
        priority smallint,
        primary key (task_name, task_instance)
      );
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;

  private final OneTimeTask<Void> timer;
  private final Scheduler scheduler;
  private final HikariDataSource database;

  DbSchedulerPeer(HikariDataSource database, int threads, Listener listener) {
    this.database = database;
    timer = Tasks.oneTime("timer").execute((instance, _) -> listener.fired(instance.getId()));
    scheduler =
        Scheduler.create(database, timer)
            .threads(threads)
            .pollUsingLockAndFetch(1.0, 4.0)
            .pollingInterval(Duration.ofMillis(100))
            .build();
  }

  @Override
  public void schedule(Lot lot, long id) {
    scheduler.schedule(instance(lot, id));
  }

  @Override
  public void scheduleAll(Lot lot, List<Long> ids) {
    List<SchedulableInstance<?>> instances = new ArrayList<>();
    ids.forEach(id -> instances.add(instance(lot, id)));
    scheduler.scheduleBatch(instances);
  }

  private SchedulableInstance<Void> instance(Lot lot, long id) {
    return SchedulableInstance.of(timer.instance(Lot.name(id)), Instant.ofEpochMilli(lot.due(id)));
  }

  @Override
  public void start() {
    scheduler.start();
  }

  @Override
  public void close() {
    scheduler.stop();
    database.close();
  }
}
