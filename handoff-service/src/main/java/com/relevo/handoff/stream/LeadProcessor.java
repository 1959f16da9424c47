package com.relevo.handoff.stream;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadEvent.ActivityReported;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadKeys;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Activities;
import com.relevo.handoff.domain.lead.Answer;
import com.relevo.handoff.domain.lead.Change;
import com.relevo.handoff.domain.lead.Claims;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.handoff.domain.lead.Commands;
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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** The one writer of every lead: decides, keeps the state, publishes, asks desks, answers reps. */
final class LeadProcessor extends DecidingProcessor<LeadInput> {
  private final TimelineSource agreements;
  private final RosterSource rosters;
  private final Preferences preferences;
  private final HandoffMetrics figures;
  private final StaffSource staff;
  private @Nullable LeadBook leads;
  private @Nullable WithoutRule withoutRule;
  private @Nullable WorkBook work;
  private @Nullable LeadTimers timers;

  LeadProcessor(
      TimelineSource agreements,
      RosterSource rosters,
      Preferences preferences,
      LeadKeys keys,
      MeterRegistry metrics,
      HandoffMetrics figures) {
    super(HandoffBinding.SERVICE, metrics, keys);
    this.agreements = agreements;
    this.rosters = rosters;
    this.preferences = preferences;
    this.figures = figures;
    this.staff = new StaffSource(rosters);
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    leads = new LeadBook(context);
    withoutRule = new WithoutRule(context, rosters, figures, this::retry);
    work = new WorkBook(context);
    timers = new LeadTimers(context, work, staff, this::wake, this::depart);
  }

  @Override
  protected void on(String key, LeadInput input, Instant now) {
    HandoffState state = leads().state(key);
    switch (input) {
      case LeadInput.Qualification(var event) -> apply(state, handoffs().decide(state, event, now));
      case LeadInput.Consent(var event) -> apply(state, handoffs().decide(state, event, now));
      case LeadInput.Captured(var event) -> apply(state, handoffs().decide(state, event));
      case LeadInput.Engaged(var event) -> apply(state, handoffs().decide(state, event));
      case LeadInput.Gone(var event) -> {
        apply(state, handoffs().gone(state, event, now));
        if (event instanceof LeadErased) {
          leads().erase(key);
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

  private void retry(String key, Instant now) {
    HandoffState state = leads().state(key);
    apply(state, handoffs().retry(state, now));
  }

  private void wake(String key, Instant now) {
    HandoffState state = leads().state(key);
    apply(state, Snoozes.wake(state, agreements.timeline(), now));
  }

  private void depart(String key, RepId gone, Instant now) {
    HandoffState state = leads().state(key);
    apply(state, Departures.decide(state, gone, agreements.timeline(), now));
  }

  private void command(HandoffState state, Command command, Instant now) {
    Remembered before = command.key() == null ? null : state.answered(command.key(), now);
    if (before != null) {
      answer(command, before.again(command), now);
      return;
    }
    switch (new Commands(agreements.timeline(), staff.at(now)).decide(state, command, now)) {
      case Outcome.Accepted(List<Change> changes) -> {
        HandoffState next = Evolution.evolve(state, changes);
        Answer answer = new Answer(null, "Done.", next.standing().orElse(null), null);
        keep(state, next.remembering(command, answer, now), changes);
        answer(command, answer, now);
      }
      case Outcome.Claimed(TeamId team, AssignmentId assignment) ->
          send(Wire.request(Claims.request(command, state, team, assignment), now));
      case Outcome.Refused(Refusal refusal, String text, Map<String, String> details) -> {
        Answer answer = new Answer(refusal, text, state.standing().orElse(null), details);
        keep(state, state.remembering(command, answer, now), List.of());
        answer(command, answer, now);
      }
    }
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
      leads().keep(next);
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
      case Change.OfDesk asked -> send(Wire.request(Requests.of(state, asked, now()), now()));
      case Change.OfState _ -> {
        // nobody is told
      }
    }
  }

  private void tell(HandoffEvent event) {
    publish(event);
    leads().explain(event);
    figures.published(event);
  }

  @Override
  protected byte[] encode(LeadInput input) {
    return switch (input) {
      case LeadInput.Heard heard -> encoded(heard.event());
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

  private LeadBook leads() {
    return Objects.requireNonNull(leads, "init was not called");
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
