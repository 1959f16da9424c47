package com.relevo.local.demo;

import com.relevo.events.AgreementEvent;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.DealLost;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadDisqualified;
import com.relevo.events.HandoffEvent.LeadKept;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadSnoozed;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.HandoffEvent.OpportunityOpened;
import com.relevo.events.HandoffEvent.RejectionArchived;
import com.relevo.events.HandoffEvent.TransferDeclined;
import com.relevo.events.HandoffEvent.TransferOffered;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.RosterEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaMetLate;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.events.SlaReport;
import com.relevo.local.demo.Screen.Tone;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events as lines for people. Remembers who a lead is, for only intake's events say. */
final class Story {
  private final Map<LeadId, String> names = new HashMap<>();
  private final Instant begin;

  Story(Instant begin) {
    this.begin = begin;
  }

  /** Empty for what would only repeat what another line says. */
  Optional<Line> line(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case LeadEvent lead -> lead(lead);
          case ScoringEvent scoring -> scoring(scoring);
          case HandoffEvent handoff -> handoff(handoff);
          case SlaEvent sla -> sla(sla);
          case SlaReport _, AgreementEvent _, RosterEvent _ -> null;
        });
  }

  private @Nullable Line lead(LeadEvent event) {
    return switch (event) {
      case LeadCaptured captured -> {
        names.put(captured.leadId(), name(captured));
        yield line(
            Tone.NEWS,
            captured.firstSeen() ? "LEAD" : "lead again",
            event,
            describe(captured.profile()) + " from " + captured.origin().source() + did(captured));
      }
      case LeadEngaged engaged ->
          line(Tone.QUIET, "engaged", event, words(engaged.kind()) + ": " + engaged.subject());
      case LeadEvent.ActivityReported reported ->
          line(Tone.QUIET, "reported", event, words(reported.channel()) + " by " + reported.rep());
      case ConsentChanged consent ->
          line(
              Tone.CARE,
              "consent",
              event,
              consent.contactAllowed() ? "may be contacted" : "must not be contacted");
      case LeadEvent.LeadMerged merged ->
          line(
              Tone.NEWS,
              "merged",
              event,
              "is the same person as " + names.getOrDefault(merged.into(), "another"));
      case LeadEvent.LeadSplit _ -> line(Tone.NEWS, "split", event, "is a lead of their own again");
      case LeadEvent.LeadErased _ -> line(Tone.CARE, "erased", event, "is to be forgotten");
    };
  }

  private @Nullable Line scoring(ScoringEvent event) {
    return switch (event) {
      case LeadScored _ -> null;
      case QualificationChanged change ->
          change.stage().qualified()
              ? line(
                  Tone.GOOD,
                  "QUALIFIED",
                  event,
                  change.stage()
                      + " with "
                      + change.score().total()
                      + " points: "
                      + points(change.meta()))
              : line(
                  Tone.QUIET,
                  "stage",
                  event,
                  change.from()
                      + " to "
                      + change.stage()
                      + ", "
                      + change.score().total()
                      + " points");
    };
  }

  private @Nullable Line handoff(HandoffEvent event) {
    return switch (event) {
      case HandoffOpened _ -> null;
      case LeadUnrouted unrouted ->
          line(Tone.CARE, "UNROUTED", event, words(unrouted.reason()) + ofTeam(unrouted));
      case LeadAssigned assigned ->
          line(
              Tone.GOOD,
              "ASSIGNED",
              event,
              "to " + assigned.assignment().rep() + ofThe(assigned) + chosen(assigned));
      case LeadUnassigned taken ->
          line(Tone.CARE, "TAKEN BACK", event, "from " + taken.assignment().rep());
      case LeadKept kept ->
          line(
              Tone.CARE,
              "KEPT",
              event,
              "by " + kept.assignment().rep() + ", for nobody else can: " + words(kept.reason()));
      case LeadAccepted accepted ->
          line(Tone.GOOD, "ACCEPTED", event, "by " + accepted.assignment().rep());
      case LeadRejected rejected ->
          line(
              Tone.CARE,
              "REJECTED",
              event,
              "by "
                  + rejected.assignment().rep()
                  + ": "
                  + rejected.reasonCode()
                  + ", back to marketing");
      case LeadReturned returned ->
          line(
              Tone.CARE,
              "RETURNED",
              event,
              "by " + returned.assignment().rep() + ": " + returned.reasonCode());
      case LeadSnoozed snoozed ->
          line(
              Tone.QUIET,
              "snoozed",
              event,
              "by " + snoozed.assignment().rep() + " until " + snoozed.until());
      case LeadWoken _ -> line(Tone.QUIET, "woken", event, "rests no longer");
      case TransferOffered offered ->
          line(
              Tone.QUIET,
              "offered",
              event,
              "by " + offered.assignment().rep() + " to " + offered.to());
      case TransferDeclined declined -> line(Tone.QUIET, "declined", event, "by " + declined.by());
      case RejectionArchived archived -> line(Tone.CARE, "ARCHIVED", event, archived.reasonCode());
      case ContactLogged contact ->
          line(
              Tone.GOOD,
              "CONTACT",
              event,
              contact.assignment().rep()
                  + ", "
                  + words(contact.channel())
                  + ", "
                  + words(contact.level()));
      case LeadQualified qualified ->
          line(Tone.GOOD, "SQL", event, "by " + qualified.assignment().rep());
      case OpportunityOpened opened ->
          line(Tone.GOOD, "OPPORTUNITY", event, "of " + opened.assignment().rep());
      case LeadRecycled recycled -> line(Tone.CARE, "RECYCLED", event, recycled.reasonCode());
      case LeadDisqualified disqualified ->
          line(Tone.CARE, "OUT", event, disqualified.reasonCode());
      case DealWon won -> line(Tone.GOOD, "WON", event, "by " + won.assignment().rep());
      case DealLost lost -> line(Tone.CARE, "LOST", event, "by " + lost.assignment().rep());
      case HandoffClosed closed -> line(Tone.QUIET, "closed", event, words(closed.outcome()));
    };
  }

  private @Nullable Line sla(SlaEvent event) {
    return switch (event) {
      case SlaStarted started ->
          line(
              Tone.QUIET,
              "clock",
              event,
              started.instance().target() + " within " + started.budgetSeconds() + " s");
      case SlaWarned warned ->
          line(
              Tone.CARE,
              "WARNED",
              event,
              promise(event) + ", " + warned.step() + " of the time is gone");
      case SlaMet met ->
          line(Tone.GOOD, "MET", event, promise(event) + " after " + met.consumedSeconds() + " s");
      case SlaBreached breached ->
          line(
              Tone.BAD,
              "BREACHED",
              event,
              promise(event) + ", was due at " + Screen.since(begin, breached.dueAt()));
      case SlaMetLate late ->
          line(
              Tone.CARE,
              "MET LATE",
              event,
              promise(event) + " after " + late.consumedSeconds() + " s");
      case SlaRescinded back ->
          line(
              Tone.CARE,
              "RESCINDED",
              event,
              promise(event)
                  + (back.metAt() == null
                      ? ": it was paused, and is not due yet"
                      : ": it was done in time after all"));
      case SlaCancelled _ ->
          line(Tone.QUIET, "cancelled", event, promise(event) + ": " + why(event.meta()));
      case SlaEvent.SlaEscalated escalated ->
          line(Tone.BAD, "ESCALATED", event, promise(event) + ": " + escalated.step());
      case SlaEvent.SlaUnmeasurable _ ->
          line(Tone.CARE, "unmeasurable", event, promise(event) + ": " + why(event.meta()));
      case SlaEvent.SlaWaived waived ->
          line(Tone.CARE, "waived", event, promise(event) + ": " + waived.reason());
      case SlaEvent.SlaDisputed disputed ->
          line(Tone.CARE, "disputed", event, promise(event) + ": " + disputed.reason());
      case SlaEvent.SlaPaused _,
          SlaEvent.SlaResumed _,
          SlaEvent.SlaSuperseded _,
          SlaEvent.SlaDisputeResolved _ ->
          null;
    };
  }

  private Line line(Tone tone, String label, Event event, String text) {
    return new Line(
        tone, label, Objects.requireNonNull(names.getOrDefault(event.leadId(), "?")), text);
  }

  private static String did(LeadCaptured captured) {
    LeadEvent.Engagement engagement = captured.engagement();
    return engagement == null ? "" : ", " + words(engagement.kind()) + ": " + engagement.subject();
  }

  private static String name(LeadCaptured captured) {
    return Stream.of(
            captured.profile().fullName(),
            captured.profile().email(),
            captured.origin().externalId())
        .filter(Objects::nonNull)
        .findFirst()
        .map(name -> name.equals(captured.origin().externalId()) ? "contact " + name : name)
        .orElse("somebody");
  }

  private static String describe(LeadProfile profile) {
    String text =
        Stream.of(profile.jobTitle(), profile.company(), profile.country())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing known but an id," : text + ",";
  }

  private static String why(Meta meta) {
    return meta.because().stream().map(Reason::text).collect(Collectors.joining(", "));
  }

  private static String points(Meta meta) {
    return meta.because().stream()
        .filter(reason -> reason.points() != null)
        .map(reason -> String.format("%s %+d", reason.text(), reason.points()))
        .collect(Collectors.joining(", "));
  }

  private static String ofTeam(LeadUnrouted unrouted) {
    return unrouted.team() == null ? "" : " in " + unrouted.team();
  }

  private static String ofThe(LeadAssigned assigned) {
    return " (" + assigned.assignment().team() + ")";
  }

  private static String chosen(LeadAssigned assigned) {
    return assigned.candidates().stream()
        .filter(each -> each.verdict() == Verdict.CHOSEN)
        .map(Candidate::text)
        .findFirst()
        .map(text -> ": " + text)
        .orElse("");
  }

  /** What was owed, and by whom where that is known. */
  private static String promise(SlaEvent event) {
    SlaEvent.SlaInstance instance = event.instance();
    return instance.target() + (instance.rep() == null ? "" : ", owed by " + instance.rep());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
