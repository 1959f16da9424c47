package com.relevo.events;

/** The headers of a dead letter, beside those of the record it was, and of its replay. */
public final class DeadLetters {
  /** A code of the service that could not process the record. */
  public static final String REASON = "dlt_reason";

  /** The reason in words. */
  public static final String TEXT = "dlt_text";

  public static final String SERVICE = "dlt_service";

  /** Where the record was. */
  public static final String TOPIC = "dlt_topic";

  public static final String PARTITION = "dlt_partition";
  public static final String OFFSET = "dlt_offset";

  /** When it was buried, an instant. */
  public static final String AT = "dlt_at";

  /** On a replay: the service that it is for; others that read the topic pass it over. */
  public static final String REPLAY_FOR = "relevo_replay_for";

  /** On a replay: the dead letter it is of, as topic/partition/offset. */
  public static final String REPLAY_OF = "relevo_replay_of";

  /**
   * On a record without a value, beside the dead letters: the letter at this partition/offset of
   * the topic was replayed, in the same transaction.
   */
  public static final String REPLAYED = "dlt_replayed";

  private DeadLetters() {}
}
