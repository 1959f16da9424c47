package com.relevo.handoff.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Activities;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Change;
import com.relevo.handoff.domain.lead.Claims;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.lead.Commands;
import com.relevo.handoff.domain.lead.Decisions;
import com.relevo.handoff.domain.lead.Departures;
import com.relevo.handoff.domain.lead.Escalated;
import com.relevo.handoff.domain.lead.Escalations;
import com.relevo.handoff.domain.lead.Evolution;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Handoffs;
import com.relevo.handoff.domain.lead.Outcome;
import com.relevo.handoff.domain.lead.Preferences;
import com.relevo.handoff.domain.lead.Refusal;
import com.relevo.handoff.domain.lead.Remembered;
import com.relevo.handoff.domain.lead.Requests;
import com.relevo.handoff.domain.lead.Snoozes;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import com.relevo.kit.stream.RecentValues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The one writer of every lead: decides, keeps the state, publishes, asks desks, answers reps. */
final class LeadProcessor extends DecidingProcessor<LeadInput> {
  static final String HANDOFFS = "handoffs";

  /** A lead is touched again when its desk answers, some commits later. */
  private static final int RECENT = 1000;

  private final TimelineSource agreements;
  private final RosterSource rosters;
  private final Preferences preferences;
  private final HandoffMetrics figures;
  private @Nullable RecentValues<HandoffState> store;
  private final StaffSource staff;
  private @Nullable KeyValueStore<String, Decisions> decisions;
  private @Nullable WithoutRule withoutRule;
  private @Nullable WorkBook work;
  private @Nullable LeadTimers timers;

  LeadProcessor(
      TimelineSource agreements,
      RosterSource rosters,
      Preferences preferences,
      MeterRegistry metrics,
      HandoffMetrics figures) {
    super(HandoffBinding.SERVICE, metrics);
    this.agreements = agreements;
    this.rosters = rosters;
    this.preferences = preferences;
    this.figures = figures;
    this.staff = new StaffSource(rosters);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    store = new RecentValues<>(context.getStateStore(HANDOFFS), RECENT);
    decisions = context.getStateStore(HandoffBinding.DECISIONS);
    withoutRule = new WithoutRule(context, rosters, figures, this::retry);
    work = new WorkBook(context);
    timers = new LeadTimers(context, work, staff, this::wake, this::depart);
  }

  @Override
  protected void on(String key, LeadInput input, Instant now) {
    HandoffState state = state(key);
    switch (input) {
      case LeadInput.Qualification(var event) -> apply(state, handoffs().decide(state, event, now));
      case LeadInput.Consent(var event) -> apply(state, handoffs().decide(state, event, now));
      case LeadInput.Captured(var event) -> apply(state, handoffs().decide(state, event, now));
      case LeadInput.Gone(var event) -> {
        apply(state, handoffs().gone(state, event, now));
        if (event instanceof LeadErased) {
          store().delete(key);
          Objects.requireNonNull(decisions, "init was not called").delete(key);
        }
      }
      case LeadInput.Activity(var event) -> reported(state, event, now);
      case LeadInput.Escalation(var event) -> escalated(state, event, now);
      case LeadInput.Clock(var event) -> work().heard(event, state);
      case LeadInput.Answered(var answer) -> answered(state, answer, now);
      case LeadInput.Given(var command) -> command(state, command, now);
    }
  }

  private void escalated(HandoffState state, SlaEscalated event, Instant now) {
    Escalated escalated = new Escalations(agreements.timeline()).decide(state, event, now);
    figures.escalated(event.action(), escalated);
    if (escalated instanceof Escalated.Acted(List<Change> changes)) {
      apply(state, changes);
    }
  }

  private void reported(HandoffState state, ActivityReported event, Instant now) {
    Activities.Decision decision =
        Activities.decide(state, event, rosters::withEmail, agreements.timeline(), now);
    figures.reported(decision.result());
    apply(state, decision.changes());
  }

  /** Where somebody claimed the lead, they wait for what comes of it. */
  private void answered(HandoffState state, DeskAnswer answer, Instant now) {
    List<Change> changes = handoffs().decide(state, answer, now);
    Claims.Told told = Claims.told(answer, Evolution.evolve(state, changes));
    if (told == null) {
      apply(state, changes);
      return;
    }
    HandoffState next = Evolution.evolve(state, changes);
    keep(state, told.remembered(next, now), changes);
    if (told.claim().replyTo() != null) {
      send(Wire.reply(told.claim().command(), told.claim().replyTo(), told.answer(), now));
    }
  }

  private HandoffState state(String key) {
    HandoffState known = store().get(key);
    return known == null ? HandoffState.of(new LeadId(key)) : known;
  }

  private void retry(String key, Instant now) {
    HandoffState state = state(key);
    apply(state, handoffs().retry(state, now));
  }

  private void wake(String key, Instant now) {
    HandoffState state = state(key);
    apply(state, Snoozes.wake(state, agreements.timeline(), now));
  }

  private void depart(String key, RepId gone, Instant now) {
    HandoffState state = state(key);
    apply(state, Departures.decide(state, gone, agreements.timeline(), now));
  }

  private void command(HandoffState state, Command command, Instant now) {
    Remembered before = command.key() == null ? null : state.answered(command.key(), now);
    if (before != null) {
      answer(command, repeated(before, command), now);
      return;
    }
    switch (new Commands(agreements.timeline(), staff.at(now)).decide(state, command, now)) {
      case Outcome.Accepted(List<Change> changes) -> {
        HandoffState next = Evolution.evolve(state, changes);
        Answer answer = new Answer(null, "Done.", next.standing().orElse(null), null);
        keep(state, remembering(next, command, answer, now), changes);
        answer(command, answer, now);
      }
      case Outcome.Claimed(TeamId team, AssignmentId assignment) ->
          send(Wire.request(Claims.request(command, state, team, assignment), now));
      case Outcome.Refused(Refusal refusal, String text, Map<String, String> details) -> {
        Answer answer = new Answer(refusal, text, state.standing().orElse(null), details);
        keep(state, remembering(state, command, answer, now), List.of());
        answer(command, answer, now);
      }
    }
  }

  private static Answer repeated(Remembered before, Command command) {
    return before.fingerprint().equals(command.fingerprint())
        ? before.answer()
        : new Answer(
            Refusal.KEY_REUSED,
            "The idempotency key was used for another command on this lead.",
            null,
            null);
  }

  /** Junk for a lead that does not exist must not fill the store. */
  private static HandoffState remembering(
      HandoffState state, Command command, Answer answer, Instant now) {
    return command.key() == null || state.current().isEmpty()
        ? state
        : state.remembering(new Remembered(command.key(), command.fingerprint(), now, answer));
  }

  private void answer(Command command, Answer answer, Instant now) {
    if (command.replyTo() != null) {
      send(Wire.reply(command.id(), command.replyTo(), answer, now));
    }
  }

  private void apply(HandoffState state, List<Change> changes) {
    keep(state, Evolution.evolve(state, changes), changes);
  }

  private void keep(HandoffState before, HandoffState next, List<Change> changes) {
    if (!next.equals(before)) {
      store().put(next.lead().value(), next);
      index().follow(before, next);
      work().follow(before, next);
      timers().follow(before, next);
      figures.kept(before, next);
    }
    changes.forEach(change -> tell(next, change));
  }

  private void tell(HandoffState state, Change change) {
    switch (change) {
      case Change.Opened opened -> tell(opened.event());
      case Change.Happened(HandoffEvent event) -> tell(event);
      case Change.Requested asked -> send(Wire.request(Requests.asked(state, asked, now()), now()));
      case Change.Placed(Assignment to) ->
          send(
              Wire.request(
                  new DeskRequest.Placed(to.team(), state.lead(), to.id(), to.rep()), now()));
      case Change.Released released ->
          send(
              Wire.request(
                  new DeskRequest.Released(
                      released.team(), released.assignment(), released.result()),
                  now()));
      case Change.Sought sought -> send(Wire.request(Requests.sought(state, sought), now()));
      case Change.Unqualified _,
          Change.StageRecorded _,
          Change.ConsentRecorded _,
          Change.SearchEnded _,
          Change.ActedOn _,
          Change.TimedOut _,
          Change.FactsLearnt _ -> {
        // for the state alone
      }
    }
  }

  private void tell(HandoffEvent event) {
    publish(event);
    explain(event);
    figures.published(event);
  }

  private void explain(HandoffEvent event) {
    KeyValueStore<String, Decisions> store =
        Objects.requireNonNull(decisions, "init was not called");
    Decisions known = store.get(event.leadId().value());
    Decisions before = known == null ? Decisions.NONE : known;
    Decisions after = before.with(event);
    if (after != before) {
      store.put(event.leadId().value(), after);
    }
  }

  @Override
  protected byte[] encode(LeadInput input) {
    return switch (input) {
      case LeadInput.Qualification(var event) -> EventJson.write(event);
      case LeadInput.Consent(var event) -> EventJson.write(event);
      case LeadInput.Captured(var event) -> EventJson.write(event);
      case LeadInput.Gone(var event) -> EventJson.write(event);
      case LeadInput.Activity(var event) -> EventJson.write(event);
      case LeadInput.Escalation(var event) -> EventJson.write(event);
      case LeadInput.Clock(var event) -> EventJson.write(event);
      case LeadInput.Given(var command) -> Wire.write(command);
      case LeadInput.Answered(var answer) -> Wire.write(answer);
    };
  }

  @Override
  public void close() {
    if (withoutRule != null) {
      withoutRule.close();
    }
  }

  /** Under the versions as they are known now. */
  private Handoffs handoffs() {
    return new Handoffs(agreements.timeline(), preferences);
  }

  private RecentValues<HandoffState> store() {
    return Objects.requireNonNull(store, "init was not called");
  }

  private WorkBook work() {
    return Objects.requireNonNull(work, "init was not called");
  }

  private LeadTimers timers() {
    return Objects.requireNonNull(timers, "init was not called");
  }

  private WithoutRule index() {
    return Objects.requireNonNull(withoutRule, "init was not called");
  }
}
