package com.relevo.handoff.domain.desk;

import static java.util.Objects.requireNonNull;

import com.relevo.events.AssignmentId;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lead asks of a team's desk. The {@code assignment} is named by the lead when it asks, so
 * that asking and releasing twice are harmless.
 */
public sealed interface DeskRequest {
  TeamId team();

  AssignmentId assignment();

  /**
   * The lead wants a rep of this team; with {@code insteadOf} it has that one and wants another,
   * but does not wait for one. {@code terms} is null in what was asked before there were any.
   */
  record Asked(
      TeamId team,
      LeadId lead,
      int cycle,
      AssignmentId assignment,
      @Nullable RepId insteadOf,
      @Nullable Terms terms)
      implements DeskRequest {
    public Asked(TeamId team, LeadId lead, int cycle, AssignmentId assignment) {
      this(team, lead, cycle, assignment, null, null);
    }

    public Asked(
        TeamId team, LeadId lead, int cycle, AssignmentId assignment, @Nullable RepId insteadOf) {
      this(team, lead, cycle, assignment, insteadOf, null);
    }

    public Asked {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
    }

    public Terms on() {
      return terms == null ? Terms.NONE : terms;
    }

    public Without without() {
      return new Without(insteadOf, on().refusers());
    }
  }

  /**
   * On what terms a lead asks: what it {@code wants} of its rep, whom it {@code prefers}, and
   * whether it would have nobody else ({@code only}); the company's domain whose people shall have
   * one owner; since when it waits, and until when it does here; who gave it back before.
   */
  record Terms(
      Wants wants,
      List<Preference> prefers,
      boolean only,
      @Nullable String account,
      @Nullable Instant since,
      @Nullable Instant until,
      List<RepId> refusers) {
    public static final Terms NONE =
        new Terms(Wants.NOTHING, List.of(), false, null, null, null, List.of());

    public Terms {
      wants = wants == null ? Wants.NOTHING : wants;
      prefers = prefers == null ? List.of() : List.copyOf(prefers);
      refusers = refusers == null ? List.of() : List.copyOf(refusers);
    }
  }

  /**
   * The lead wants none any more, or no longer needs the one it has; {@code result} is what became
   * of it with the rep.
   */
  record Released(TeamId team, AssignmentId assignment, Result result) implements DeskRequest {
    public Released {
      requireNonNull(team, "team");
      requireNonNull(assignment, "assignment");
      result = result == null ? Result.OPEN : result;
    }

    public Released(TeamId team, AssignmentId assignment) {
      this(team, assignment, Result.OPEN);
    }
  }

  /** A rep wants a lead that waits; whoever is first has it. */
  record Claimed(
      TeamId team, LeadId lead, int cycle, AssignmentId assignment, RepId rep, Claim claim)
      implements DeskRequest {
    public Claimed {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
      requireNonNull(rep, "rep");
      requireNonNull(claim, "claim");
    }
  }

  /** The command that claims, for its answer: who waits for it, and under which key it is kept. */
  record Claim(
      String command, @Nullable String replyTo, @Nullable String key, String fingerprint) {}

  /** What a rep made of a lead that they have no longer. */
  enum Result {
    /** It was taken from them, or never theirs: nothing is said about them. */
    OPEN,
    /** They qualified it. */
    QUALIFIED,
    /** They closed it unqualified. */
    UNQUALIFIED,
    /** It was no lead, by a reason of the agreement's: their turn does not count. */
    NO_LEAD
  }

  /**
   * Somebody gave the lead to this rep by hand: the desk counts it as theirs, whatever it would
   * have chosen, and above their capacity too.
   */
  record Placed(TeamId team, LeadId lead, AssignmentId assignment, RepId rep)
      implements DeskRequest {
    public Placed {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
      requireNonNull(rep, "rep");
    }
  }
}
