package com.relevo.benchmarks.assign;

import com.relevo.benchmarks.timers.Database;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The same in PostgreSQL, as one would write it well: the next of a pool by an index, locked past
 * those who are locked already, moved on and noted in one statement, by several connections.
 */
final class SkipLocked {
  private static final String TABLES =
      """
      drop table if exists assignment;
      drop table if exists rep;
      drop sequence if exists turn;
      create sequence turn cache 100;
      create table rep (
        id text primary key, pool text not null, pass bigint not null, stride bigint not null,
        open integer not null, capacity integer not null, last_turn bigint not null
      ) with (fillfactor = 50);
      create index rep_next on rep (pool, pass, last_turn) where open < capacity;
      create table assignment (lead text primary key, rep text not null);
      """;
  private static final String ASSIGN =
      """
      with next as (
        select id from rep where pool = ? and open < capacity
        order by pass, last_turn limit 1 for update skip locked
      ), taken as (
        update rep set pass = pass + stride, open = open + 1, last_turn = nextval('turn')
        from next where rep.id = next.id returning rep.id
      )
      insert into assignment (lead, rep) select ?, id from taken
      """;

  private final Database database;
  private final int connections;

  SkipLocked(Database database, int connections) {
    this.database = database;
    this.connections = connections;
  }

  Measured run(Size size, int leads) throws SQLException, InterruptedException, ExecutionException {
    prepare(size);
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(database.jdbcUrl());
    settings.setUsername("postgres");
    settings.setMaximumPoolSize(connections);
    try (HikariDataSource source = new HikariDataSource(settings);
        ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      AtomicInteger next = new AtomicInteger();
      long start = System.nanoTime();
      for (Future<?> each :
          IntStream.range(0, connections)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> assign(source, size, next, leads)))
              .toList()) {
        each.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Map<String, Long> had = count(source);
      long assigned = had.values().stream().mapToLong(Long::longValue).sum();
      if (assigned != leads) {
        throw new IllegalStateException("Expected " + leads + " assignments, but " + assigned);
      }
      return new Measured("postgresql", size, assigned, leads / seconds, size.jain(had));
    }
  }

  private void prepare(Size size) throws SQLException {
    database.execute(TABLES);
    database.execute(
        """
        insert into rep
        select 'rep-' || p || '-' || r, 'pool-' || p, 0, 4294967296, 0, %d, 0
        from generate_series(0, %d) p, generate_series(0, %d) r
        """
            .formatted(Size.CAPACITY, size.pools() - 1, size.reps() - 1));
    database.analyze();
  }

  /** Where all of a small pool are locked, nobody is found: it is tried again. */
  private static Void assign(HikariDataSource source, Size size, AtomicInteger next, int leads)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(ASSIGN)) {
      for (int lead = next.getAndIncrement(); lead < leads; lead = next.getAndIncrement()) {
        statement.setString(1, size.pool(lead));
        statement.setString(2, "lead-" + lead);
        while (statement.executeUpdate() == 0) {
          Thread.onSpinWait();
        }
      }
    }
    return null;
  }

  private static Map<String, Long> count(HikariDataSource source) throws SQLException {
    Map<String, Long> had = new HashMap<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select rep, count(*) from assignment group by rep");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        had.put(rows.getString(1), rows.getLong(2));
      }
    }
    return had;
  }
}
