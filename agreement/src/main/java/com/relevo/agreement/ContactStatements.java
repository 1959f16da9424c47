package com.relevo.agreement;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.LeadEvent.ConsentChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a lead said of being contacted, as {@code ConsentChanged} told: of each channel and purpose
 * the newest, by when it was said; of a yes and a no of one instant the no.
 */
public record ContactStatements(List<Statement> all) {
  public static final ContactStatements NONE = new ContactStatements(List.of());

  /** The same statements are equal, in whatever order they were heard. */
  private static final Comparator<Statement> ORDER =
      Comparator.comparing(Statement::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Statement::purpose, Comparator.nullsFirst(Comparator.naturalOrder()));

  public ContactStatements {
    all = all == null ? List.of() : List.copyOf(all);
  }

  /** Null {@code channel} or {@code purpose} is any of them. */
  public record Statement(
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose,
      boolean allowed,
      Instant at) {

    static Statement of(ConsentChanged event) {
      Instant at = event.meta().occurredAt();
      return event.part() == null
          ? new Statement(null, null, event.contactAllowed(), at)
          : new Statement(
              event.part().channel(), event.part().purpose(), event.part().allowed(), at);
    }

    private boolean isOfTheSame(Statement other) {
      return channel == other.channel && purpose == other.purpose;
    }

    private boolean isAbout(ContactPurpose what, ContactChannel by) {
      return (channel == null || channel == by) && (purpose == null || purpose == what);
    }

    private boolean holdsAgainst(Statement other) {
      return at.isAfter(other.at) || at.equals(other.at) && (!allowed || other.allowed);
    }
  }

  /** With what the event tells, or without what it takes back. */
  public ContactStatements heard(ConsentChanged event) {
    Statement said = Statement.of(event);
    Statement known = all.stream().filter(said::isOfTheSame).findFirst().orElse(null);
    if (known == null) {
      return event.takesBack() ? this : replacing(null, said);
    }
    if (event.takesBack()) {
      return known.at().isAfter(said.at()) ? this : replacing(known, null);
    }
    return said.holdsAgainst(known) ? replacing(known, said) : this;
  }

  private ContactStatements replacing(@Nullable Statement old, @Nullable Statement said) {
    List<Statement> next = new ArrayList<>(all);
    next.remove(old);
    if (said != null) {
      next.add(said);
    }
    next.sort(ORDER);
    return new ContactStatements(next);
  }

  /** The newest of those that are about such a contact and were made by {@code at}. */
  public Optional<Statement> about(ContactPurpose purpose, ContactChannel channel, Instant at) {
    return all.stream()
        .filter(each -> each.isAbout(purpose, channel) && !each.at().isAfter(at))
        .reduce((one, other) -> other.holdsAgainst(one) ? other : one);
  }
}
