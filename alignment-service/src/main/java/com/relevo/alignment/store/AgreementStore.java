package com.relevo.alignment.store;

import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Phase;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.domain.Standing;
import com.relevo.alignment.domain.Standing.Successor;
import com.relevo.alignment.domain.Step;
import com.relevo.events.EventJson;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The tables of the agreements. What changes them runs within {@link #lock}'s transaction. */
@Repository
public class AgreementStore {
  private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

  private final JdbcClient sql;

  AgreementStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** One line of the list. */
  public record Entry(
      String version, long position, Status status, String name, @Nullable Instant effectiveAt) {}

  /** One decision at a time, over all versions; until the transaction ends. */
  void lock() {
    sql.sql("select singleton from agreement_register for update").query(Boolean.class).single();
  }

  public Standing standing() {
    return new Standing(
        sql.sql("select version from agreement_version where status = 'IN_FORCE'")
            .query(String.class)
            .optional()
            .orElse(null),
        sql.sql(
                "select version, effective_at from agreement_version where status = 'SCHEDULED' order by effective_at, position limit 1")
            .query((row, _) -> new Successor(row.getString(1), row.getTimestamp(2).toInstant()))
            .optional()
            .orElse(null));
  }

  public List<Step> steps(String version) {
    return sql.sql(
            "select type, step::text from agreement_step where version = :version order by number")
        .param("version", version)
        .query((row, _) -> StepJson.read(row.getString(1), row.getString(2)))
        .list();
  }

  public Optional<Life> life(String version) {
    List<Step> steps = steps(version);
    return steps.isEmpty() ? Optional.empty() : Optional.of(Life.of(version, steps));
  }

  public Text text(String version, int revision) {
    return sql.sql(
            "select document, files::text from agreement_revision where version = :version and revision = :revision")
        .param("version", version)
        .param("revision", revision)
        .query((row, _) ->
            new Text(row.getString(1), EventJson.mapper().readValue(row.getString(2), FILES)))
        .single();
  }

  /** Once; one that is there already is the same. */
  void keep(String version, ImpactSummary simulation) {
    sql.sql(
            "insert into agreement_simulation (id, version, summary) values (:id, :version, :summary::json) on conflict (id) do nothing")
        .param("id", simulation.id())
        .param("version", version)
        .param("summary", simulation.json())
        .update();
  }

  /** What the simulation of that id found, as JSON; empty where its id is all that is known. */
  public Optional<String> simulation(String id) {
    return sql.sql("select summary::text from agreement_simulation where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** The newest first; {@code before} is the position of the page's predecessor. */
  public List<Entry> list(@Nullable Status status, long before, int limit) {
    return sql.sql(
            """
            select version, position, status, name, effective_at from agreement_version
            where position < :before and (:status::text is null or status = :status)
            order by position desc limit :limit
            """)
        .param("before", before)
        .param("status", status == null ? null : status.name())
        .param("limit", limit)
        .query((row, _) ->
            new Entry(
                row.getString(1),
                row.getLong(2),
                Status.valueOf(row.getString(3)),
                row.getString(4),
                instant(row.getTimestamp(5))))
        .list();
  }

  /** Scheduled versions whose instant has come, the earliest first. */
  List<String> due(Instant now) {
    return sql.sql(
            "select version from agreement_version where status = 'SCHEDULED' and effective_at <= :now order by effective_at, position")
        .param("now", Timestamp.from(now))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /**
   * {@code first} is the number of the first of these steps; {@code text} is null where it stays.
   */
  void append(Life after, List<Step> steps, long first, @Nullable Text text) {
    row(after, steps.getLast().at());
    if (text != null) {
      sql.sql(
              "insert into agreement_revision (version, revision, document, files, digest) values (:version, :revision, :document, :files::jsonb, :digest)")
          .param("version", after.version())
          .param("revision", after.revision().number())
          .param("document", text.document())
          .param("files", EventJson.mapper().writeValueAsString(text.files()))
          .param("digest", after.revision().digest())
          .update();
    }
    long number = first;
    for (Step step : steps) {
      sql.sql(
              "insert into agreement_step (version, number, type, at, actor, step) values (:version, :number, :type, :at, :actor, :step::jsonb)")
          .param("version", after.version())
          .param("number", number++)
          .param("type", StepJson.kind(step))
          .param("at", Timestamp.from(step.at()))
          .param("actor", step.by())
          .param("step", StepJson.write(step))
          .update();
    }
  }

  private void row(Life life, Instant at) {
    Instant effective = effectiveAt(life);
    sql.sql(
            """
            insert into agreement_version (version, status, name, revision, steps, effective_at, changed_at)
            values (:version, :status, :name, :revision, :steps, :effectiveAt, :at)
            on conflict (version) do update set status = excluded.status, name = excluded.name, revision = excluded.revision,
              steps = excluded.steps, effective_at = excluded.effective_at, changed_at = excluded.changed_at
            """)
        .param("version", life.version())
        .param("status", life.status().name())
        .param("name", life.revision().name())
        .param("revision", life.revision().number())
        .param("steps", life.steps())
        .param("effectiveAt", effective == null ? null : Timestamp.from(effective))
        .param("at", Timestamp.from(at))
        .update();
  }

  public static @Nullable Instant effectiveAt(Life life) {
    return switch (life.phase()) {
      case Phase.Scheduled scheduled -> scheduled.effectiveAt();
      case Phase.InForce inForce -> inForce.since();
      case Phase.Superseded superseded -> superseded.since();
      case Phase.Draft _, Phase.Proposed _, Phase.Signed _, Phase.Withdrawn _, Phase.Rejected _ ->
          null;
    };
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
