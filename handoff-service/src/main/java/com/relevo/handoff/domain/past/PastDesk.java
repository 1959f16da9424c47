package com.relevo.handoff.domain.past;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.desk.Preference;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.Rotation;
import com.relevo.handoff.domain.desk.Wants;
import com.relevo.handoff.domain.desk.Without;
import com.relevo.handoff.domain.lead.Requests;
import com.relevo.handoff.domain.lead.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A team's desk of the past: its rotation, its queue, and who has the people of a company. */
final class PastDesk {
  /** Companies of which it is known who has them; the longest unheard of is forgotten. */
  private static final int COMPANIES = 20_000;

  private final Rotation rotation;
  private final Map<PastLead, Stop> queue = new LinkedHashMap<>();
  private final Map<String, RepId> groups =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RepId> eldest) {
          return size() > COMPANIES;
        }
      };
  private final Consumer<PastLead> given;

  /** {@code given} hears of each lead that a rep gets. */
  PastDesk(Roster roster, Instant now, Consumer<PastLead> given) {
    this.rotation = new Rotation(Desk.of(roster.team()), roster, List.of(), now);
    this.given = given;
  }

  Roster roster() {
    return rotation.roster();
  }

  int open(RepId rep) {
    return rotation.open(rep);
  }

  int waiting() {
    return queue.size();
  }

  /** When time alone may let somebody take one of those who wait. */
  Instant nextChange() {
    return queue.isEmpty() ? Instant.MAX : rotation.nextChange();
  }

  /** Those who wait come first. Whether a rep has it now, or it waits here. */
  boolean ask(PastLead lead, Stop stop, Instant now) {
    serve(now);
    Choice choice = choose(lead, stop, now);
    if (choice instanceof Choice.Chosen chosen) {
      give(lead, chosen.rep(), now);
      return true;
    }
    if (stop.only()) {
      return false;
    }
    queue.put(lead, stop);
    lead.at = roster().team();
    lead.reason = ((Choice.Nobody) choice).reason();
    return true;
  }

  private Choice choose(PastLead lead, Stop stop, Instant now) {
    Wants wants = Requests.wants(lead.facts.lead());
    if (stop.only()) {
      return rotation.prefer(wants, stop.prefers(), Without.NOBODY);
    }
    List<Preference> prefers = new ArrayList<>(stop.prefers());
    String company = lead.facts.lead().companyDomain();
    RepId has = company == null ? null : groups.get(company);
    if (has != null) {
      prefers.add(new Preference(has, Preference.BUYING_GROUP, "Has others of " + company));
    }
    return rotation.choose(wants, prefers, Without.NOBODY, now);
  }

  /** From the head of the queue, as long as somebody can take one. */
  void serve(Instant now) {
    rotation.advance(now);
    while (!queue.isEmpty()) {
      Map.Entry<PastLead, Stop> head = queue.entrySet().iterator().next();
      if (!(choose(head.getKey(), head.getValue(), now) instanceof Choice.Chosen chosen)) {
        return;
      }
      queue.remove(head.getKey());
      give(head.getKey(), chosen.rep(), now);
    }
  }

  private void give(PastLead lead, RepId rep, Instant now) {
    rotation.take(rep, now);
    String company = lead.facts.lead().companyDomain();
    if (company != null) {
      groups.putIfAbsent(company, rep);
    }
    lead.at = roster().team();
    lead.rep = rep;
    lead.reason = null;
    given.accept(lead);
  }

  /** It leaves, whether a rep has it or it waits. */
  void leave(PastLead lead, Result result, Instant now) {
    @Nullable RepId rep = lead.rep;
    queue.remove(lead);
    lead.rep = null;
    if (rep != null) {
      rotation.advance(now);
      rotation.release(rep, result, now);
      serve(now);
    }
  }
}
