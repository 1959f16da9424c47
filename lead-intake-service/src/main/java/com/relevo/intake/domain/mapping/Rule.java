package com.relevo.intake.domain.mapping;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.payload.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What items of one kind are: {@code when} says which ({@code *} for any value), {@code needs} what
 * must be there, one of each list. {@code engagement} null where they show no interest.
 */
public record Rule(
    Map<Path, Set<String>> when,
    Is is,
    @Nullable Interest engagement,
    @Nullable Agreed consent,
    @Nullable Touch touch,
    List<List<Path>> needs,
    Extract extract) {
  private static final String ANY = "*";

  /** The kinds of things that arrive. */
  public enum Is {
    LEAD,
    UPDATE,
    ENGAGED,
    CONSENT,
    /** Sales and the person were in touch. */
    ACTIVITY,
    CANCELLED,
    DELETED,
    TEST,
    SPAM,
    NOTHING
  }

  /** What was done; null for what the source says that a form counts as. */
  public record Interest(@Nullable EngagementKind kind) {
    EngagementKind kind(Reading reading) {
      return kind == null ? reading.engagement() : kind;
    }
  }

  /** What was granted or denied; null for any channel, any purpose. */
  public record Agreed(
      boolean granted, @Nullable ContactChannel channel, @Nullable ContactPurpose purpose) {
    Signal.Consent on(String evidence) {
      return new Signal.Consent(granted, evidence, channel, purpose);
    }
  }

  /** How sales and the person were in touch; {@code rep} as the tool knows them. */
  public record Touch(
      ContactChannel channel, ContactDirection direction, ContactLevel level, List<Text> rep) {
    Signal on(Entry item, String subject) {
      return Signal.activity(
          new Signal.Activity(
              channel, direction, level, Text.first(rep, item).orElse(null), subject));
    }
  }

  boolean appliesTo(Entry item) {
    return when.entrySet().stream()
        .allMatch(each ->
            each.getKey()
                .text(item)
                .filter(text -> each.getValue().contains(ANY) || each.getValue().contains(text))
                .isPresent());
  }
}
