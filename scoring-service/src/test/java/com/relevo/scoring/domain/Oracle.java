package com.relevo.scoring.domain;

import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.ScoringEvent.Score;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The score under {@code Agreements.pointsAreEmployees()}, folded anew from all events each time,
 * as plainly as can be.
 */
final class Oracle {
  private Oracle() {}

  static Score score(List<Event> heard) {
    Map<String, Event> once = new LinkedHashMap<>();
    heard.forEach(event -> once.putIfAbsent(event.meta().eventId(), event));
    return new Score(fit(once.values()), engagement(once.values()));
  }

  private static int fit(Collection<Event> events) {
    Comparator<LeadCaptured> age =
        Comparator.comparing((LeadCaptured each) -> each.meta().occurredAt())
            .thenComparing(each -> each.meta().recordedAt())
            .thenComparing(each -> each.meta().eventId());
    return events.stream()
        .filter(LeadCaptured.class::isInstance)
        .map(LeadCaptured.class::cast)
        .max(age)
        .map(newest -> newest.facts().employees())
        .orElse(0);
  }

  private static int engagement(Collection<Event> events) {
    int demos = count(events, EngagementKind.DEMO_REQUESTED);
    int pages = count(events, EngagementKind.PAGE_VIEWED);
    int others = count(events, EngagementKind.OTHER);
    return (demos > 0 ? 40 : 0) + 5 * Math.min(pages, 4) - 10 * Math.min(others, 3);
  }

  private static int count(Collection<Event> events, EngagementKind kind) {
    return (int)
        events.stream()
            .filter(each ->
                each instanceof LeadEngaged engaged && engaged.kind() == kind
                    || each instanceof LeadCaptured captured
                        && captured.engagement() != null
                        && captured.engagement().kind() == kind)
            .count();
  }
}
