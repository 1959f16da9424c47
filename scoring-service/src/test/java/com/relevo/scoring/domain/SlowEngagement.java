package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CapGroup;
import com.relevo.agreement.Period;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.Meta;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Engagement points from all events ever heard, by the agreement's words: with real powers of two
 * and text for periods, nothing kept, nothing clever. {@code low} and {@code high} differ only
 * where a sum is so near to a half that the thousandths decide which way it is rounded.
 */
record SlowEngagement(int low, int high) {
  private record Did(EngagementKind kind, Meta meta) {}

  static SlowEngagement of(List<Event> heard, ScoringModel model, Instant now) {
    int low = 0;
    int high = 0;
    Map<String, int[]> groups = new HashMap<>();
    for (EngagementRule rule : model.engagement()) {
      Map<String, Double> sums = new HashMap<>();
      Map<String, Integer> counts = new HashMap<>();
      CapGroup group = group(model, rule.group());
      for (Did did : counted(rule, newestFirst(heard, rule.on()))) {
        String period = group == null ? "none" : group.id() + name(group.per(), did.meta);
        sums.merge(period, left(rule, did.meta, now), Double::sum);
        counts.merge(period, 1, Integer::sum);
      }
      for (Map.Entry<String, Double> sum : sums.entrySet()) {
        double off = 0.0011 * counts.get(sum.getKey());
        int least = rounded(sum.getValue() - off);
        int most = rounded(sum.getValue() + off);
        if (group == null) {
          low += least;
          high += most;
        } else {
          int[] both = groups.computeIfAbsent(sum.getKey(), _ -> new int[3]);
          both[0] += least;
          both[1] += most;
          both[2] = group.max();
        }
      }
    }
    for (int[] both : groups.values()) {
      low += Math.max(-both[2], Math.min(both[2], both[0]));
      high += Math.max(-both[2], Math.min(both[2], both[1]));
    }
    return new SlowEngagement(low, high);
  }

  private static int rounded(double sum) {
    return (int) (Math.signum(sum) * Math.floor(Math.abs(sum) + 0.5));
  }

  private static double left(EngagementRule rule, Meta meta, Instant now) {
    if (rule.halfLife() == null) {
      return rule.points();
    }
    double lives =
        (double) (now.toEpochMilli() - meta.occurredAt().toEpochMilli())
            / rule.halfLife().toMillis();
    return rule.points() * Math.pow(0.5, Math.max(0, lives));
  }

  private static @Nullable CapGroup group(ScoringModel model, @Nullable String id) {
    return model.groups().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  private static List<Did> newestFirst(List<Event> heard, EngagementKind kind) {
    Map<String, Did> byId = new HashMap<>();
    for (Event event : heard) {
      EngagementKind did =
          switch (event) {
            case LeadEngaged engaged -> engaged.kind();
            case LeadCaptured captured ->
                captured.engagement() == null ? null : captured.engagement().kind();
            default -> null;
          };
      if (did != null) {
        byId.merge(
            event.meta().eventId(),
            new Did(did, event.meta()),
            (one, other) -> other.meta.recordedAt().isAfter(one.meta.recordedAt()) ? other : one);
      }
    }
    return byId.values().stream()
        .filter(did -> did.kind == kind)
        .sorted(
            Comparator.comparing((Did did) -> did.meta.occurredAt())
                .reversed()
                .thenComparing(did -> did.meta.eventId()))
        .toList();
  }

  private static List<Did> counted(EngagementRule rule, List<Did> newestFirst) {
    Map<String, Integer> counts = new HashMap<>();
    List<Did> counted = new ArrayList<>();
    for (Did did : newestFirst) {
      if (counts.merge(name(rule.per(), did.meta), 1, Integer::sum) <= rule.max()) {
        counted.add(did);
      }
    }
    return counted;
  }

  private static String name(@Nullable Period per, Meta meta) {
    var date = meta.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate();
    if (per == null) {
      return "ever";
    }
    return switch (per) {
      case DAY -> date.toString();
      case WEEK ->
          date.get(IsoFields.WEEK_BASED_YEAR) + "W" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> date.toString().substring(0, 7);
    };
  }
}
