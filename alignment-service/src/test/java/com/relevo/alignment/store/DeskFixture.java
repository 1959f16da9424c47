package com.relevo.alignment.store;

import com.relevo.agreement.Agreement;
import com.relevo.alignment.MovableClock;
import com.relevo.alignment.SampleAgreements;
import com.relevo.alignment.domain.Actor;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Lifecycle;
import com.relevo.alignment.domain.Revision;
import com.relevo.alignment.store.AgreementDesk.Result;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.testsupport.TestPostgres;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk over a database of its own, and time that stands. */
public final class DeskFixture {
  public static final Actor MARA =
      new Actor(SampleAgreements.MARA, SampleAgreements.MARA, Set.of(Role.MARKETING));
  public static final Actor STEFAN =
      new Actor(SampleAgreements.STEFAN, SampleAgreements.STEFAN, Set.of(Role.SALES));
  static final Duration LEAD = Duration.ofSeconds(60);

  public final MovableClock clock = new MovableClock();
  public final AgreementStore store;
  public final AgreementDesk desk;
  final Outbox outbox;
  final TransactionTemplate transaction;
  final JdbcClient sql;

  public DeskFixture() {
    TestPostgres.Database database = TestPostgres.create();
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    Flyway.configure().dataSource(source).load().migrate();
    sql = JdbcClient.create(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    store = new AgreementStore(sql);
    outbox = new Outbox(sql);
    desk = new AgreementDesk(store, outbox, new Lifecycle(LEAD), transaction, clock, new Bell());
  }

  /** With the example in force. */
  public static DeskFixture begun() {
    DeskFixture fixture = new DeskFixture();
    fixture.begin(List.of());
    return fixture;
  }

  void begin(Collection<AgreementScheduled> onTheTopic) {
    Set<String> keys =
        onTheTopic.stream().map(AgreementScheduled::version).collect(Collectors.toSet());
    new Beginning(
            store,
            outbox,
            desk,
            () -> new PublishedAgreements.Found(keys, onTheTopic),
            SampleAgreements.example(),
            transaction,
            clock)
        .start();
  }

  public Life draft(String version, int enter) {
    Agreement agreement = SampleAgreements.agreement(version, enter);
    return done(
        desk.handle(
            version, new Command.Draft(Revision.of(agreement, 1)), MARA, Text.of(agreement)));
  }

  public Life scheduled(String version) {
    draft(version, 61);
    propose(version);
    handle(version, new Command.Sign(Role.MARKETING, null, null), MARA);
    return handle(version, new Command.Sign(Role.SALES, null, "as discussed"), STEFAN);
  }

  Life propose(String version) {
    String inForce = store.standing().inForce();
    return handle(version, new Command.Propose(inForce, null, List.of(), null, null, null), MARA);
  }

  public Life handle(String version, Command command, Actor actor) {
    return done(desk.handle(version, command, actor, null));
  }

  private static Life done(Result result) {
    if (result instanceof Result.Done(Life life, boolean _)) {
      return life;
    }
    throw new AssertionError("Expected that it is done, but " + result);
  }

  /** As if the relay had published everything. */
  void allSent() {
    outbox.sent(
        outbox.unsent(1_000, clock.instant()).stream().map(Outbox.Letter::id).toList(),
        clock.instant());
  }

  /** The types of what is to be published, in order. */
  List<String> types() {
    return sql.sql("select type from outbox order by id").query(String.class).list();
  }
}
