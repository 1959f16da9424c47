package com.relevo.events;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics, as the asyncapi document describes them. All keys are UTF-8 strings; all values JSON.
 */
public enum Topic {
  SUBMISSIONS("relevo.submissions", Duration.ofDays(7)),
  /** What deliveries held that made no event, and why; for people who look for it. */
  SUBMISSION_OUTCOMES("relevo.submission-outcomes", Duration.ofDays(7)),
  /** What came of leads that were posted, read by whichever instance waits for it. */
  SUBMISSION_REPLIES("relevo.submission-replies", Duration.ofHours(1)),
  /**
   * What lead-intake's identity keys say to each other, keyed by identity key; read by it alone.
   */
  IDENTITY("relevo.identity", Duration.ofDays(7)),
  LEADS("relevo.leads", Duration.ofDays(400)),
  /** What each lead's personal data is sealed with, until it is erased. */
  LEAD_KEYS("relevo.lead-keys", null),
  /** The agreement's versions, by which every service switches. */
  AGREEMENTS("relevo.agreements", null),
  /** What people set of reps and teams beside the agreement. */
  REPS("relevo.reps", null),
  /** Whose a company is, where people set it beside the agreement; keyed by its domain. */
  ACCOUNTS("relevo.accounts", null),
  /** What people ask to be set of the roster; read by handoff-service alone. */
  ROSTER_COMMANDS("relevo.roster-commands", Duration.ofDays(7)),
  SCORES("relevo.scores", null),
  /** What people of a company did lately, keyed by its domain; read by scoring-service alone. */
  SCORING_ACCOUNTS("relevo.scoring-accounts", Duration.ofDays(7)),
  /** What that makes of their buying group, keyed by lead; read by scoring-service alone. */
  SCORING_STANDINGS("relevo.scoring-standings", Duration.ofDays(7)),
  /** What outcomes taught, under one key; read by scoring-service alone. */
  SCORING_MODELS("relevo.scoring-models", null),
  QUALIFICATIONS("relevo.qualifications", Duration.ofDays(400)),
  HANDOFFS("relevo.handoffs", Duration.ofDays(400)),
  /** What reps ask handoff-service to do; read by handoff-service alone. */
  HANDOFF_COMMANDS("relevo.handoff-commands", Duration.ofDays(7)),
  /** The outcomes, read by whichever instance waits for one. */
  HANDOFF_REPLIES("relevo.handoff-replies", Duration.ofHours(1)),
  /**
   * What handoff-service's leads ask of a team's desk, keyed by team; read by handoff-service
   * alone.
   */
  HANDOFF_DESK("relevo.handoff-desk", Duration.ofDays(7)),
  /** What a desk proposes to a lead; read by handoff-service alone. */
  HANDOFF_PROPOSALS("relevo.handoff-proposals", Duration.ofDays(7)),
  SLA("relevo.sla", Duration.ofDays(400)),
  /** Waivers and disputes people ask for; read by sla-monitor-service alone. */
  SLA_COMMANDS("relevo.sla-commands", Duration.ofDays(7)),
  /** The outcomes, read by whichever instance waits for one. */
  SLA_REPLIES("relevo.sla-replies", Duration.ofHours(1));

  /**
   * How a compacted topic is kept from which what was deleted must be gone: at most a day and a
   * half after, where the topic is written to meanwhile.
   */
  public static final Map<String, String> FORGETFUL =
      Map.of(
          "max.compaction.lag.ms", "86400000",
          "segment.ms", "43200000",
          "delete.retention.ms", "43200000");

  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  private final String topicName;
  private final @Nullable Duration retention;

  Topic(String topicName, @Nullable Duration retention) {
    this.topicName = topicName;
    this.retention = retention;
  }

  public String topicName() {
    return topicName;
  }

  /**
   * How long records are kept; null for a compacted topic, which keeps the newest of each key for
   * ever.
   */
  public @Nullable Duration retention() {
    return retention;
  }

  /** Whether a key that was deleted must be gone from it soon. */
  public boolean forgets() {
    return this == LEAD_KEYS;
  }

  /** Where a record of {@code topic} goes that could not be processed. */
  public static String deadLetterOf(String topic) {
    return topic + ".dlt";
  }

  public static Duration deadLetterRetention() {
    return DEAD_LETTER_RETENTION;
  }
}
