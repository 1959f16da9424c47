package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor says of many leads at once, on {@code relevo.sla}. {@code leadId} is no lead but
 * the record's key: {@code commitment/} and the commitment's id, {@code incident/} and the
 * target's.
 */
public sealed interface SlaReport extends Event {

  /**
   * How a per-period commitment of the agreement stands in the period from {@code from} until just
   * before {@code to}. {@code goal} and {@code actual} are numbers of leads, or shares from 0 to 1
   * where the measure is a rate: then {@code hits} of {@code total} leads. {@code expected} is what
   * {@code actual} would have to be by now to reach the goal at an even pace of the calendar's open
   * time; for a rate it is the goal. {@code status} is final, MET or MISSED, from {@code to} on.
   */
  record SlaCommitmentMeasured(
      @JsonUnwrapped Meta meta,
      String commitment,
      Party owner,
      CommitmentMeasure measure,
      @Nullable TeamId team,
      Instant from,
      Instant to,
      BigDecimal goal,
      BigDecimal actual,
      BigDecimal expected,
      long hits,
      long total,
      CommitmentStatus status)
      implements SlaReport {}

  /**
   * More breaches of one target than people can be told of one by one: {@code breaches} since
   * {@code from}, all written as events of their own. {@code to} is null while it goes on; {@code
   * examples} are ids of instances.
   */
  record SlaIncident(
      @JsonUnwrapped Meta meta,
      String incident,
      String target,
      @Nullable TeamId team,
      IncidentCause cause,
      Instant from,
      @Nullable Instant to,
      int breaches,
      List<String> examples)
      implements SlaReport {
    public SlaIncident {
      examples = examples == null ? List.of() : List.copyOf(examples);
    }
  }

  /** Who promised. */
  enum Party {
    MARKETING,
    SALES
  }

  enum CommitmentMeasure {
    /** Leads that became marketing qualified. */
    MQL_VOLUME,
    /** The share of captured leads that are profiled. */
    PROFILED_RATE,
    /** The share of answered assignments that were accepted. */
    ACCEPTANCE_RATE;

    public boolean rate() {
      return this != MQL_VOLUME;
    }
  }

  enum CommitmentStatus {
    ON_TRACK,
    AT_RISK,
    MET,
    MISSED
  }

  /** The likely cause of a storm of breaches. */
  enum IncidentCause {
    OUTAGE,
    IMPORT,
    CALENDAR_CHANGE,
    NO_CAPACITY,
    UNKNOWN
  }
}
