package com.relevo.handoff.stream;

import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadId;
import com.relevo.handoff.domain.lead.Decisions;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.kit.stream.RecentValues;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of leads: the state of each, and who had it and why. */
final class LeadBook {
  static final String HANDOFFS = "handoffs";
  static final String DECISIONS = "handoff-decisions";

  /** A lead is touched again when its desk answers, some commits later. */
  static final int RECENT = 1000;

  private final RecentValues<HandoffState> states;
  private final KeyValueStore<String, Decisions> decisions;

  LeadBook(ProcessorContext<String, ?> context) {
    this.states = new RecentValues<>(context.getStateStore(HANDOFFS), RECENT);
    this.decisions = context.getStateStore(DECISIONS);
  }

  HandoffState state(String lead) {
    HandoffState known = states.get(lead);
    return known == null ? HandoffState.of(new LeadId(lead)) : known;
  }

  void keep(HandoffState state) {
    states.put(state.lead().value(), state);
  }

  /** Notes what {@code event} decided, if anything. */
  void explain(HandoffEvent event) {
    String lead = event.leadId().value();
    Decisions known = decisions.get(lead);
    Decisions before = known == null ? Decisions.NONE : known;
    Decisions after = before.with(event);
    if (after != before) {
      decisions.put(lead, after);
    }
  }

  void erase(String lead) {
    states.delete(lead);
    decisions.delete(lead);
  }
}
