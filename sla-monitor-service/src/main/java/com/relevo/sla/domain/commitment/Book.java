package com.relevo.sla.domain.commitment;

import com.relevo.agreement.calendar.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All counts of one commitment that can still change, a page per period, in their order. Periods
 * that ended by {@code since}, when the commitment was first known, are not judged.
 */
public record Book(String commitment, Instant since, List<Page> pages) {
  public Book {
    pages = List.copyOf(pages);
  }

  /** One period. Each partition tells its whole count, so that telling it again changes nothing. */
  public record Page(
      Instant from, Instant to, Map<Integer, Tally> byPartition, @Nullable Verdict verdict) {
    public Page {
      byPartition = Map.copyOf(byPartition);
    }

    static Page of(Interval period) {
      return new Page(period.from(), period.to(), Map.of(), null);
    }

    public Tally tally() {
      return byPartition.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    Page with(int partition, Tally tally) {
      Map<Integer, Tally> all = new HashMap<>(byPartition);
      all.put(partition, tally);
      return new Page(from, to, all, verdict);
    }

    Page judged(Verdict next) {
      return new Page(from, to, byPartition, next);
    }
  }

  /** What was said of a period; corrections have revisions from 2 on. */
  public record Verdict(Tally tally, int revision, Instant at) {}

  public static Book open(String commitment, Instant now) {
    return new Book(commitment, now, List.of());
  }

  public Optional<Page> page(Instant from) {
    return pages.stream().filter(page -> page.from().equals(from)).findFirst();
  }

  Book with(Page page) {
    List<Page> all = new ArrayList<>(pages);
    all.removeIf(each -> each.from().equals(page.from()));
    all.add(page);
    all.sort(Comparator.comparing(Page::from));
    return new Book(commitment, since, all);
  }

  Book without(Page page) {
    return new Book(commitment, since, pages.stream().filter(each -> each != page).toList());
  }
}
