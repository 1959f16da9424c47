package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadFacts;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass from qualified to an outcome. {@code stage} is the lead's stage now, {@code requests}
 * how often a desk was asked or a rep named, {@code waitingFor} what a lead without a rep was last
 * said to wait for, {@code search} whether another rep is sought for one that has, {@code
 * escalations} the ids of those and of reports acted on, {@code lead} what is known of it since the
 * opening.
 */
public record Cycle(
    Opening opening,
    Stage stage,
    Status status,
    int requests,
    @Nullable Route route,
    @Nullable UnroutedReason waitingFor,
    Progress progress,
    @Nullable Search search,
    List<String> escalations,
    Refusals refusals,
    Hold hold,
    @Nullable LeadFacts lead) {
  /**
   * Far more than the steps of all targets; a cycle that is handed round must not grow for ever.
   */
  private static final int KEPT_ESCALATIONS = 100;

  public Cycle {
    escalations = escalations == null ? List.of() : List.copyOf(escalations);
    refusals = refusals == null ? Refusals.NONE : refusals;
    hold = hold == null ? Hold.PLAIN : hold;
  }

  static Cycle opened(Opening opening) {
    return new Cycle(
        opening,
        opening.stage(),
        Status.WAITING,
        0,
        null,
        null,
        Progress.NONE,
        null,
        List.of(),
        Refusals.NONE,
        Hold.PLAIN,
        null);
  }

  public int number() {
    return opening.cycle();
  }

  boolean closed() {
    return status == Status.CLOSED;
  }

  boolean accepted() {
    return status == Status.ACCEPTED || status == Status.QUALIFIED;
  }

  /** A rep said so; it stays so with whoever has it after them. */
  boolean salesQualified() {
    return progress.qualifiedAt() != null;
  }

  /** Who has the lead; empty while it waits. */
  public Optional<Assignment> held() {
    return Optional.ofNullable(route).map(Route::held);
  }

  /** The lead as it is known now. */
  Facts facts() {
    return new Facts(lead == null ? opening.lead() : lead, opening.score(), stage, Map.of());
  }

  private Cycle but(Consumer<CycleDraft> change) {
    CycleDraft next = new CycleDraft(this);
    change.accept(next);
    return next.cycle();
  }

  Cycle requested(Change.Requested asked) {
    Route to =
        new Route(
            asked.team(), asked.assignment(), asked.rule(), null, asked.rest(), asked.considered());
    return but(next -> {
      next.requests++;
      next.status = Status.WAITING;
      next.route = to;
      next.waitingFor = null;
    });
  }

  /** Another assignment is named from now on. */
  Cycle counted() {
    return but(next -> next.requests++);
  }

  /** Without a rule there is no desk either. */
  Cycle unrouted(UnroutedReason reason) {
    return but(next -> {
      next.route = reason == UnroutedReason.NO_RULE ? null : route;
      next.status = reason == UnroutedReason.WITH_MANAGER ? Status.WITH_MANAGER : status;
      next.waitingFor = reason;
    });
  }

  Cycle assigned(Assignment to, Progress progress) {
    Reason rule = route == null ? Reason.of("assigned", "Assigned") : route.rule();
    return handed(Status.ASSIGNED, Route.of(to.team(), to.id(), rule, to.rep()), progress);
  }

  /** Back to nobody, still under the rule that led to the team. */
  Cycle unassigned(Progress progress) {
    return handed(Status.WAITING, route == null ? null : route.without(), progress);
  }

  /** Whoever had it has no hold on it any more, and nobody else is sought. */
  private Cycle handed(Status status, @Nullable Route route, Progress progress) {
    return but(next -> {
      next.status = status;
      next.route = route;
      next.waitingFor = null;
      next.progress = progress;
      next.search = null;
      next.hold = Hold.PLAIN;
    });
  }

  Cycle seeking(Change.Sought sought) {
    Search begun = new Search(sought.assignment(), sought.why(), status, progress.contacts());
    return but(next -> {
      next.requests++;
      next.search = begun;
    });
  }

  Cycle settled() {
    return but(next -> next.search = null);
  }

  Cycle with(Hold hold) {
    return but(next -> next.hold = hold);
  }

  Cycle actedOn(String escalation) {
    List<String> all = new ArrayList<>(escalations);
    all.add(escalation);
    int from = Math.max(0, all.size() - KEPT_ESCALATIONS);
    return but(next -> next.escalations = all.subList(from, all.size()));
  }

  Cycle timedOut() {
    return with(refusals.timedOut());
  }

  Cycle givenBack(RepId rep) {
    return with(refusals.givenBack(rep));
  }

  /** Whoever has it next begins without any. */
  Cycle withoutRefusals() {
    return with(Refusals.NONE);
  }

  private Cycle with(Refusals refusals) {
    return but(next -> next.refusals = refusals);
  }

  Cycle learnt(LeadFacts lead) {
    return but(next -> next.lead = lead);
  }

  Cycle at(Stage stage) {
    return but(next -> next.stage = stage);
  }

  Cycle moved(Stage stage, Status status, Progress progress) {
    return but(next -> {
      next.stage = stage;
      next.status = status;
      next.progress = progress;
      next.hold = status == Status.CLOSED ? Hold.PLAIN : hold;
    });
  }

  Cycle with(Progress progress) {
    return but(next -> next.progress = progress);
  }

  /** Whether it waits for a rule rather than at a desk. */
  public boolean withoutRule() {
    return status == Status.WAITING && waitingFor == UnroutedReason.NO_RULE && route == null;
  }

  /** Whether this is what the lead asks of a desk now. */
  boolean awaits(Asked request) {
    return status == Status.WAITING && route != null && names(request, route);
  }

  /** Whether this is how another rep is sought now. */
  boolean seeks(Asked request) {
    return !closed() && search != null && search.assignment().equals(request.assignment());
  }

  /** Whether the lead is already where {@code request} led it. */
  boolean holds(Asked request) {
    return !closed() && status.held() && route != null && names(request, route);
  }

  private static boolean names(Asked request, Route route) {
    return route.assignment().equals(request.assignment());
  }

  public @Nullable TeamId team() {
    return route == null ? null : route.team();
  }
}
