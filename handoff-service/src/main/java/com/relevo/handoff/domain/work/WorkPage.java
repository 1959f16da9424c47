package com.relevo.handoff.domain.work;

import com.relevo.handoff.domain.work.WorkItem.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first items of a queue after {@code after}, at most {@code limit}, collected in any order.
 * Where the queue changed between two pages, an item that moved over the border is missed or shown
 * twice.
 */
public final class WorkPage {
  private final @Nullable Position after;
  private final int limit;
  private final TreeSet<WorkItem> first = new TreeSet<>(WorkItem.ORDER);

  public WorkPage(@Nullable Position after, int limit) {
    this.after = after;
    this.limit = limit;
  }

  public void add(WorkItem item) {
    if (after == null || after.compareTo(item.position()) < 0) {
      first.add(item);
      if (first.size() > limit + 1) {
        first.pollLast();
      }
    }
  }

  public void addAll(Collection<WorkItem> all) {
    all.forEach(this::add);
  }

  /** In order; one more than the limit where there are more. */
  public List<WorkItem> found() {
    return List.copyOf(first);
  }

  public List<WorkItem> items() {
    return new ArrayList<>(first).subList(0, Math.min(first.size(), limit));
  }

  /** The end of this page, after which the next begins; null where this is the last page. */
  public @Nullable Position next() {
    return first.size() <= limit ? null : items().getLast().position();
  }
}
