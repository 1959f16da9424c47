package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of the agreement's versions, on {@code relevo.agreements}, which is compacted. {@code
 * leadId} is no lead but the record's key: the version itself for {@link AgreementScheduled} and
 * {@link AgreementWithdrawn}, of which the newest holds; the version, a slash and a word for the
 * notices, which stay beside it. {@code agreementVersion} is the version in force at that time.
 */
public sealed interface AgreementEvent extends Event {

  /** Which version this is about. */
  String version();

  /**
   * The record that services switch by: from {@code effectiveAt} on, by the time at which events
   * are recorded, {@code document} is the agreement. Written well before, so that everybody knows
   * it by then; replaced or withdrawn under the same key only before. {@code files} are the texts
   * of the files that the document names, {@code digest} is what was signed, {@code noticeSeconds}
   * the notice period that was kept, {@code supersedes} the version that ends.
   */
  record AgreementScheduled(
      @JsonUnwrapped Meta meta,
      String version,
      String name,
      String document,
      Map<String, String> files,
      String digest,
      Instant effectiveAt,
      long noticeSeconds,
      String proposedBy,
      Instant proposedAt,
      List<Signature> signatures,
      @Nullable String supersedes)
      implements AgreementEvent {
    public AgreementScheduled {
      files = files == null ? Map.of() : Map.copyOf(files);
      signatures = signatures == null ? List.of() : List.copyOf(signatures);
    }
  }

  /**
   * The version will not take effect: from now on there is no such version. Never said of one that
   * did take effect; that one is superseded.
   */
  record AgreementWithdrawn(@JsonUnwrapped Meta meta, String version, @Nullable String comment)
      implements AgreementEvent {}

  /**
   * A draft is put before both sides, or put again: signatures of before its {@code recordedAt} are
   * void then. {@code against} is the version it is compared with, {@code changes} what differs,
   * {@code simulation} the id of the impact simulation attached.
   */
  record AgreementProposed(
      @JsonUnwrapped Meta meta,
      String version,
      String name,
      String digest,
      @Nullable String against,
      List<Change> changes,
      @Nullable String simulation,
      @Nullable String comment)
      implements AgreementEvent {
    public AgreementProposed {
      changes = changes == null ? List.of() : List.copyOf(changes);
    }
  }

  /** One side signed the document of that {@code digest}. Key: version/signed/ROLE. */
  record AgreementSigned(
      @JsonUnwrapped Meta meta, String version, String digest, Signature signature)
      implements AgreementEvent {}

  /** One side refused to sign. */
  record AgreementRejected(
      @JsonUnwrapped Meta meta, String version, Role role, @Nullable String comment)
      implements AgreementEvent {}

  /** The effective instant has come. {@code supersedes} is the version that ended with it. */
  record AgreementInForce(
      @JsonUnwrapped Meta meta,
      String version,
      String name,
      Instant effectiveAt,
      @Nullable String supersedes)
      implements AgreementEvent {}

  /** The version's time ended at {@code until}, when {@code by} took effect. */
  record AgreementSuperseded(@JsonUnwrapped Meta meta, String version, String by, Instant until)
      implements AgreementEvent {}

  /** Who has to sign. */
  enum Role {
    MARKETING,
    SALES
  }

  /** {@code signer} is the acting subject, by name. */
  record Signature(Role role, String signer, Instant at, @Nullable String comment) {}

  /** What stands at a place of the document: {@code before} is null where it is new. */
  record Change(String path, @Nullable String before, @Nullable String after) {}

  /** The key of a notice about {@code version}. */
  static LeadId noticeKey(String version, String notice) {
    return new LeadId(version + "/" + notice);
  }
}
