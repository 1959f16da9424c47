package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadFacts;
import com.relevo.events.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where one lead stands, by the agreement's words over everything ever heard of it. Profiled with a
 * company; nobody raises a hand.
 */
final class SlowLadder {
  private final Agreement agreement;
  private final ToIntFunction<Instant> rounded;
  private final List<Event> heard = new ArrayList<>();
  Stage stage = Stage.LEAD;
  int cycle;
  boolean accepted;
  private @Nullable Outcome outcome;
  private @Nullable String reason;
  private @Nullable Instant closedAt;
  private @Nullable Instant leftMql;
  private @Nullable Instant leftSql;
  private Standing standing = Standing.NONE;

  /** {@code rounded} is asked only which way a sum is rounded that is too near to a half. */
  SlowLadder(Agreement agreement, ToIntFunction<Instant> rounded) {
    this.agreement = agreement;
    this.rounded = rounded;
  }

  void hear(Event event) {
    Instant now = event.meta().recordedAt();
    heard.add(event);
    boolean mine = event.meta().cycle() == cycle && cycle > 0 && closedAt == null;
    switch (event) {
      case LeadAccepted _ when mine -> sales(stage == Stage.SQL ? Stage.SQL : Stage.SAL);
      case LeadQualified _ when mine -> sales(Stage.SQL);
      case LeadRejected rejected when mine -> reason = rejected.reasonCode();
      case LeadRecycled recycled when mine -> reason = recycled.reasonCode();
      case HandoffClosed closed when mine -> close(closed);
      default -> {}
    }
    move(now);
  }

  void told(Standing news, Instant now) {
    if (news.domain().equals(domain())) {
      standing = news;
      move(now);
    }
  }

  private void sales(Stage to) {
    accepted = true;
    stage = to;
  }

  private void close(HandoffClosed closed) {
    outcome = closed.outcome();
    closedAt = closed.meta().occurredAt();
    accepted = false;
    boolean withSales = stage != Stage.LEAD && stage != Stage.PROFILED;
    switch (closed.outcome()) {
      case REJECTED, RECYCLED -> stage = Stage.RECYCLED;
      case DISQUALIFIED -> stage = Stage.DISQUALIFIED;
      case CONSENT_WITHDRAWN -> stage = withSales ? Stage.RECYCLED : stage;
      case WON -> stage = Stage.CUSTOMER;
      case LOST -> stage = Stage.LOST;
      case WITHDRAWN, MERGED, ERASED -> {}
    }
  }

  /** What holds at {@code now}: first down, else up as far as it goes. */
  void move(Instant now) {
    Stage down = fall(now);
    if (down != stage) {
      leftMql = stage.qualified() && down != Stage.MQL ? now : leftMql;
      leftSql = stage == Stage.SQL ? now : leftSql;
      stage = down;
      return;
    }
    for (Stage up = climb(now); up != stage; up = climb(now)) {
      if (up == Stage.MQL) {
        cycle++;
        outcome = null;
        reason = null;
        closedAt = null;
      }
      stage = up;
    }
  }

  private Stage fall(Instant now) {
    if (accepted || !(stage == Stage.PROFILED || stage == Stage.MQL || stage == Stage.SQL)) {
      return stage;
    }
    int total = total(now);
    if (!profiled()) {
      return Stage.LEAD;
    }
    if (stage == Stage.PROFILED) {
      return stage;
    }
    if (!contactAllowed() || total < mql().leave() && !chosen()) {
      return Stage.PROFILED;
    }
    return stage == Stage.SQL && total < sql().leave() ? Stage.MQL : stage;
  }

  private Stage climb(Instant now) {
    if (accepted) {
      return stage;
    }
    return switch (stage) {
      case LEAD -> profiled() ? Stage.PROFILED : stage;
      case PROFILED -> qualifies(now) ? Stage.MQL : stage;
      case RECYCLED, LOST -> rested(now) && profiled() && qualifies(now) ? Stage.MQL : stage;
      case MQL -> total(now) >= sql().enter() && over(leftSql, sql(), now) ? Stage.SQL : stage;
      case SAL, SQL, OPPORTUNITY, CUSTOMER, DISQUALIFIED -> stage;
    };
  }

  private boolean qualifies(Instant now) {
    boolean free = cycle == 0 || closedAt != null;
    return free
        && contactAllowed()
        && over(leftMql, mql(), now)
        && (total(now) >= mql().enter() || chosen());
  }

  private static boolean over(@Nullable Instant left, Threshold threshold, Instant now) {
    return left == null || !now.isBefore(left.plus(threshold.coolDown()));
  }

  /** Sales' reason says how long; and something must have happened since. */
  private boolean rested(Instant now) {
    if (closedAt == null || outcome == null) {
      return false;
    }
    Duration rest =
        switch (outcome) {
          case REJECTED -> of(agreement.dispositions().coolDowns().rejection());
          case RECYCLED -> of(agreement.dispositions().coolDowns().recycle());
          case CONSENT_WITHDRAWN, WITHDRAWN, MERGED, ERASED -> Duration.ZERO;
          case LOST, WON, DISQUALIFIED -> null;
        };
    return rest != null && !now.isBefore(closedAt.plus(rest)) && didSomethingAfter(closedAt);
  }

  private Duration of(Map<String, Duration> rests) {
    return reason == null ? Duration.ZERO : rests.getOrDefault(reason, Duration.ZERO);
  }

  private boolean didSomethingAfter(Instant instant) {
    return heard.stream()
        .filter(event ->
            event instanceof LeadEngaged
                || event instanceof LeadCaptured captured && captured.engagement() != null)
        .anyMatch(event -> event.meta().occurredAt().isAfter(instant));
  }

  private boolean chosen() {
    return standing.chosen() && standing.domain().equals(domain());
  }

  private boolean contactAllowed() {
    boolean allowed = true;
    Instant stated = Instant.MIN;
    for (Event event : heard) {
      if (event instanceof ConsentChanged consent) {
        Instant at = consent.meta().occurredAt();
        if (at.isAfter(stated) || at.equals(stated) && !consent.contactAllowed()) {
          allowed = consent.contactAllowed();
          stated = at;
        }
      }
    }
    return allowed;
  }

  private boolean profiled() {
    LeadFacts facts = facts();
    return facts != null && facts.company() != null;
  }

  String domain() {
    LeadFacts facts = facts();
    return facts == null || facts.companyDomain() == null ? "" : facts.companyDomain();
  }

  private @Nullable LeadFacts facts() {
    return heard.stream()
        .filter(LeadCaptured.class::isInstance)
        .map(LeadCaptured.class::cast)
        .max(
            Comparator.comparing((LeadCaptured each) -> each.meta().occurredAt())
                .thenComparing(each -> each.meta().recordedAt())
                .thenComparing(each -> each.meta().eventId()))
        .map(LeadCaptured::facts)
        .orElse(null);
  }

  SlowEngagement engagement(Instant now) {
    return SlowEngagement.of(heard, agreement.scoring(), now);
  }

  private int total(Instant now) {
    LeadFacts facts = facts();
    int fit = facts == null || facts.employees() == null ? 0 : facts.employees();
    SlowEngagement engagement = engagement(now);
    boolean certain = engagement.low() == engagement.high();
    return fit + (certain ? engagement.low() : rounded.applyAsInt(now));
  }

  private Threshold mql() {
    return agreement.definitions().mql();
  }

  private Threshold sql() {
    return agreement.definitions().sql();
  }
}
