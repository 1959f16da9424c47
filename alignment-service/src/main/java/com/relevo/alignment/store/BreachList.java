package com.relevo.alignment.store;

import com.relevo.alignment.domain.BreachChange;
import com.relevo.alignment.domain.BreachChange.Became;
import com.relevo.alignment.domain.BreachChange.Breached;
import com.relevo.alignment.domain.BreachChange.Gone;
import com.relevo.alignment.domain.BreachChange.Standing;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The breaches of the last days, for Grafana's lists. */
@Repository
class BreachList {
  private final JdbcClient sql;

  BreachList(JdbcClient sql) {
    this.sql = sql;
  }

  void apply(BreachChange change) {
    switch (change) {
      case Breached breached -> add(breached);
      case Became(String clock, Standing standing) ->
          sql.sql("update breach set standing = :standing where clock = :clock")
              .param("standing", standing.name())
              .param("clock", clock)
              .update();
      case Gone(var lead) ->
          sql.sql("delete from breach where lead_id = :lead").param("lead", lead.value()).update();
    }
  }

  /** A clock whose breach was taken back can breach again, at another time. */
  private void add(Breached breached) {
    sql.sql(
            """
            insert into breach (clock, lead_id, target, team, rep, due_at, fired_at, standing)
            values (:clock, :lead, :target, :team, :rep, :due, :fired, :standing)
            on conflict (clock) do update set due_at = excluded.due_at, fired_at = excluded.fired_at, standing = excluded.standing
            """)
        .param("clock", breached.clock())
        .param("lead", breached.lead().value())
        .param("target", breached.target())
        .param("team", breached.team() == null ? null : breached.team().value())
        .param("rep", breached.rep() == null ? null : breached.rep().value())
        .param("due", Timestamp.from(breached.dueAt()))
        .param("fired", Timestamp.from(breached.firedAt()))
        .param("standing", Standing.OPEN.name())
        .update();
  }

  void forgetBefore(Instant time) {
    sql.sql("delete from breach where fired_at < :time")
        .param("time", Timestamp.from(time))
        .update();
  }
}
