package com.relevo.benchmarks.timers;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Quartz with its JDBC store as its configuration reference has it for throughput: triggers are
 * acquired in batches as large as the thread pool, under one lock. One job, a trigger per timer. A
 * single node, which spares it the cluster's bookkeeping.
 */
final class QuartzPeer implements Peer {
  private static volatile @Nullable Listener listener;
  private static final JobDetail JOB =
      JobBuilder.newJob(Firing.class).withIdentity("timer").storeDurably().build();

  private final Scheduler scheduler;

  QuartzPeer(String jdbcUrl, int threads, Listener listener) throws SchedulerException {
    QuartzPeer.listener = listener;
    Properties settings = new Properties();
    settings.put("org.quartz.scheduler.instanceName", "benchmark");
    settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
    settings.put("org.quartz.scheduler.idleWaitTime", "1000");
    settings.put("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.put(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    settings.put("org.quartz.jobStore.useProperties", "true");
    // A backlog is not a misfire: handling it as one would be slower still.
    settings.put("org.quartz.jobStore.misfireThreshold", "3600000");
    settings.put("org.quartz.jobStore.dataSource", "postgres");
    settings.put("org.quartz.dataSource.postgres.provider", "hikaricp");
    settings.put("org.quartz.dataSource.postgres.driver", "org.postgresql.Driver");
    settings.put("org.quartz.dataSource.postgres.URL", jdbcUrl);
    settings.put("org.quartz.dataSource.postgres.user", "postgres");
    settings.put("org.quartz.dataSource.postgres.maxConnections", Integer.toString(threads + 3));
    scheduler = new StdSchedulerFactory(settings).getScheduler();
    scheduler.addJob(JOB, true);
  }

  @Override
  public void schedule(Lot lot, long id) throws SchedulerException {
    scheduler.scheduleJob(trigger(lot, id));
  }

  /** Its only way to many at once takes jobs with their triggers: a job each. */
  @Override
  public void scheduleAll(Lot lot, List<Long> ids) throws SchedulerException {
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (long id : ids) {
      JobDetail job = JobBuilder.newJob(Firing.class).withIdentity(Lot.name(id)).build();
      jobs.put(job, Set.of(trigger(lot, id).getTriggerBuilder().forJob(job).build()));
    }
    scheduler.scheduleJobs(jobs, false);
  }

  private static Trigger trigger(Lot lot, long id) {
    return TriggerBuilder.newTrigger()
        .withIdentity(Lot.name(id))
        .forJob(JOB)
        .startAt(new Date(lot.due(id)))
        .build();
  }

  @Override
  public void start() throws SchedulerException {
    scheduler.start();
  }

  @Override
  public void close() throws SchedulerException {
    scheduler.shutdown(true);
  }

  /** Quartz makes one for each timer that fires. */
  public static final class Firing implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Listener told = listener;
      if (told != null) {
        told.fired(context.getTrigger().getKey().getName());
      }
    }
  }
}
