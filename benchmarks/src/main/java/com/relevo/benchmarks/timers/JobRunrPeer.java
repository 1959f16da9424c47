package com.relevo.benchmarks.timers;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobBuilder;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr with its defaults, but for the shortest poll interval that it allows on an SQL database
 * (5 s). Many at once go through its stream API, which inserts in batches.
 */
final class JobRunrPeer implements Peer {
  private static volatile @Nullable Listener listener;

  private final HikariDataSource database;
  private final PostgresStorageProvider storage;
  private final JobRequestScheduler scheduler;
  private @Nullable BackgroundJobServer server;

  JobRunrPeer(HikariDataSource database, Listener listener) {
    JobRunrPeer.listener = listener;
    this.database = database;
    storage = new PostgresStorageProvider(database);
    scheduler =
        JobRunr.configure()
            .useJsonMapper(new GsonJsonMapper())
            .useStorageProvider(storage)
            .initialize()
            .getJobRequestScheduler();
  }

  @Override
  public void schedule(Lot lot, long id) {
    scheduler.schedule(uuid(id), Instant.ofEpochMilli(lot.due(id)), new Firing(Lot.name(id)));
  }

  @Override
  public void scheduleAll(Lot lot, List<Long> ids) {
    scheduler.create(
        ids.stream()
            .map(id ->
                JobBuilder.aJob()
                    .withId(uuid(id))
                    .scheduleAt(Instant.ofEpochMilli(lot.due(id)))
                    .withJobRequest(new Firing(Lot.name(id)))));
  }

  private static UUID uuid(long id) {
    return new UUID(0x7000L, 0x8000000000000000L | id);
  }

  @Override
  public void start() {
    server =
        new BackgroundJobServer(
            storage,
            new GsonJsonMapper(),
            null,
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(Duration.ofSeconds(5)));
    server.start();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    storage.close();
    database.close();
  }

  /** What JobRunr stores of a timer, as JSON. */
  public record Firing(String name) implements JobRequest {
    @Override
    public Class<Handler> getJobRequestHandler() {
      return Handler.class;
    }
  }

  /** JobRunr makes one for each timer that fires. */
  public static final class Handler implements JobRequestHandler<Firing> {
    @Override
    public void run(Firing timer) {
      Listener told = listener;
      if (told != null) {
        told.fired(timer.name());
      }
    }
  }
}
