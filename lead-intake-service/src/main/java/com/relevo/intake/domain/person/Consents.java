package com.relevo.intake.domain.person;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.Mode;
import com.relevo.intake.domain.mapping.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of being contacted: one statement for each channel and purpose, the newest by
 * when it was made. Of a yes and a no of one instant the no holds.
 */
public record Consents(List<Statement> statements) {
  public static final Consents NONE = new Consents(List.of());

  /** {@code source} is who told it; null {@code channel} or {@code purpose} is any of them. */
  public record Statement(
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose,
      boolean allowed,
      Instant at,
      String source,
      String evidence) {
    /** Whether it is of any contact, not of a channel or a purpose alone. */
    public boolean concernsAll() {
      return channel == null && purpose == null;
    }

    boolean isOfTheSame(Statement other) {
      return channel == other.channel && purpose == other.purpose;
    }

    boolean holdsAgainst(Statement other) {
      return at.isAfter(other.at) || at.equals(other.at) && (!allowed || other.allowed);
    }
  }

  public Consents {
    statements = statements == null ? List.of() : List.copyOf(statements);
  }

  /** A list that is brought in again takes no withdrawal back: only the person does. */
  static Consents with(Consents known, Item item) {
    Signal.Consent news = item.signal().consent();
    if (news == null) {
      return known;
    }
    Statement said =
        new Statement(
            news.channel(),
            news.purpose(),
            news.allowed(),
            item.occurredAt(),
            item.origin().source(),
            news.evidence());
    boolean refused =
        item.mode() != Mode.LIVE
            && said.allowed()
            && known.of(news.channel(), news.purpose()).filter(old -> !old.allowed()).isPresent();
    return refused ? known : known.with(said);
  }

  Consents with(Statement said) {
    List<Statement> all = new ArrayList<>(statements);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isOfTheSame(said)) {
        if (said.holdsAgainst(all.get(i))) {
          all.set(i, said);
        }
        return new Consents(all);
      }
    }
    all.add(said);
    return new Consents(all);
  }

  Consents with(Consents others) {
    Consents all = this;
    for (Statement each : others.statements) {
      all = all.with(each);
    }
    return all;
  }

  /** Without what only {@code part} had said; instead what was {@code before}. */
  Consents without(Consents part, Consents before) {
    Consents rest =
        new Consents(statements.stream().filter(each -> !part.statements.contains(each)).toList());
    Consents all = before;
    for (Statement each : rest.statements) {
      all = all.with(each);
    }
    return all;
  }

  public Optional<Statement> of(
      @Nullable ContactChannel channel, @Nullable ContactPurpose purpose) {
    return statements.stream()
        .filter(each -> each.channel() == channel && each.purpose() == purpose)
        .findFirst();
  }

  /** Whatever the time and the source. */
  public boolean sayTheSameAs(Consents others) {
    return statements.size() == others.statements.size()
        && statements.stream().allMatch(others::say);
  }

  /** Whether they say so, whatever the time and the source. */
  public boolean say(Statement said) {
    return of(said.channel(), said.purpose())
        .filter(each -> each.allowed() == said.allowed())
        .isPresent();
  }

  /** Whether they may be contacted at all; who never said anything may. */
  public boolean contactAllowed() {
    return of(null, null).map(Statement::allowed).orElse(true);
  }
}
