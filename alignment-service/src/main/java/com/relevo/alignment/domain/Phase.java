package com.relevo.alignment.domain;

import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Instant;
import java.util.List;

/** Where a version is in its life. */
public sealed interface Phase {
  Status status();

  /** Its name in the API and the database. */
  enum Status {
    DRAFT,
    PROPOSED,
    SIGNED,
    SCHEDULED,
    IN_FORCE,
    SUPERSEDED,
    WITHDRAWN,
    REJECTED
  }

  record Draft() implements Phase {
    @Override
    public Status status() {
      return Status.DRAFT;
    }
  }

  /** Before both sides; {@code signatures} is of one side at most. */
  record Proposed(Proposal proposal, List<Signature> signatures) implements Phase {
    public Proposed {
      signatures = List.copyOf(signatures);
    }

    @Override
    public Status status() {
      return Status.PROPOSED;
    }
  }

  /** By both sides. The step that says when it takes effect follows at once. */
  record Signed(Proposal proposal, List<Signature> signatures) implements Phase {
    public Signed {
      signatures = List.copyOf(signatures);
    }

    @Override
    public Status status() {
      return Status.SIGNED;
    }
  }

  record Scheduled(Proposal proposal, List<Signature> signatures, Instant effectiveAt)
      implements Phase {
    public Scheduled {
      signatures = List.copyOf(signatures);
    }

    @Override
    public Status status() {
      return Status.SCHEDULED;
    }
  }

  record InForce(List<Signature> signatures, Instant since) implements Phase {
    public InForce {
      signatures = List.copyOf(signatures);
    }

    @Override
    public Status status() {
      return Status.IN_FORCE;
    }
  }

  record Superseded(List<Signature> signatures, Instant since, Instant until, String by)
      implements Phase {
    public Superseded {
      signatures = List.copyOf(signatures);
    }

    @Override
    public Status status() {
      return Status.SUPERSEDED;
    }
  }

  /** For good. */
  record Withdrawn(String by, String comment) implements Phase {
    @Override
    public Status status() {
      return Status.WITHDRAWN;
    }
  }

  /** Until somebody changes the text. */
  record Rejected(Role role, String by, String reason) implements Phase {
    @Override
    public Status status() {
      return Status.REJECTED;
    }
  }
}
