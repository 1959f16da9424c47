package com.relevo.alignment.store;

import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Events that are decided and not published yet, and those that were. */
@Repository
class Outbox {
  private static final String SOURCE = "/relevo/alignment-service";
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient sql;

  Outbox(JdbcClient sql) {
    this.sql = sql;
  }

  record Letter(long id, String topic, String key, Map<String, String> headers, byte[] value) {}

  /** Whether services could read what was scheduled. */
  enum Announced {
    YES,
    NO,
    /** It is being sent at this moment. */
    UNKNOWN
  }

  /**
   * Part of the transaction that decided it. The same event a second time is none. After {@code
   * notAfter} it is not published any more.
   */
  void add(Event event, @Nullable Instant notAfter) {
    sql.sql(
            """
            insert into outbox (event_id, topic, type, key, headers, value, recorded_at, not_after)
            values (:id, :topic, :type, :key, :headers::jsonb, :value, :at, :notAfter) on conflict (event_id) do nothing
            """)
        .param("id", event.meta().eventId())
        .param("topic", event.type().topic().topicName())
        .param("type", event.type().type())
        .param("key", event.leadId().value())
        .param("headers", EventJson.mapper().writeValueAsString(CloudEvents.headers(event, SOURCE)))
        .param("value", EventJson.write(event))
        .param("at", Timestamp.from(event.meta().recordedAt()))
        .param("notAfter", notAfter == null ? null : Timestamp.from(notAfter))
        .update();
  }

  /** False while another instance publishes. Until the transaction ends. */
  boolean lockRelay() {
    return sql.sql("select singleton from outbox_relay for update skip locked")
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /** In the order they were decided. */
  List<Letter> unsent(int limit, Instant now) {
    return sql.sql(
            """
            select id, topic, key, headers::text, value from outbox
            where sent_at is null and (not_after is null or not_after > :now) order by id limit :limit for update
            """)
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query((row, _) ->
            new Letter(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                EventJson.mapper().readValue(row.getString(4), HEADERS),
                row.getBytes(5)))
        .list();
  }

  void sent(Collection<Long> ids, Instant at) {
    sql.sql("update outbox set sent_at = :at where id in (:ids)")
        .param("at", Timestamp.from(at))
        .param("ids", ids)
        .update();
  }

  long waiting() {
    return sql.sql("select count(*) from outbox where sent_at is null").query(Long.class).single();
  }

  /** Of the newest scheduling of that version. */
  Announced announced(String version, Instant effectiveAt) {
    record Sent(boolean before) {}
    boolean known =
        sql.sql("select exists (select 1 from outbox where key = :key and type = :type)")
            .param("key", version)
            .param("type", EventType.AGREEMENT_SCHEDULED.type())
            .query(Boolean.class)
            .single();
    if (!known) {
      return Announced.YES; // found on the topic
    }
    return sql.sql(
            """
            select sent_at from outbox where id = (select max(id) from outbox where key = :key and type = :type)
            for update skip locked
            """)
        .param("key", version)
        .param("type", EventType.AGREEMENT_SCHEDULED.type())
        .query((row, _) -> {
          Timestamp at = row.getTimestamp(1);
          return new Sent(at != null && !at.toInstant().isAfter(effectiveAt));
        })
        .optional()
        .map(sent -> sent.before() ? Announced.YES : Announced.NO)
        .orElse(Announced.UNKNOWN);
  }

  /** What was not sent of that version and is replaced: nobody shall read of an instant gone by. */
  void dropUnsent(String version) {
    sql.sql("delete from outbox where key = :key and type = :type and sent_at is null")
        .param("key", version)
        .param("type", EventType.AGREEMENT_SCHEDULED.type())
        .update();
  }

  /** What is on the topic was published, though its mark was lost with a kill in between. */
  void confirm(Collection<AgreementScheduled> found) {
    found.forEach(each ->
        sql.sql("update outbox set sent_at = recorded_at where event_id = :id and sent_at is null")
            .param("id", each.meta().eventId())
            .update());
  }

  /**
   * A topic that has lost what was published gets it again: of each version the newest word. {@code
   * present} are the keys that are there.
   */
  int sendAgainUnless(Collection<String> present) {
    return sql.sql(
            """
            update outbox set sent_at = null, not_after = null where sent_at is not null
            and id in (select max(id) from outbox group by key) and not (key = any (:present))
            """)
        .param("present", present.toArray(String[]::new))
        .update();
  }
}
