package com.relevo.handoff.http.roster;

import com.relevo.kit.http.PageQuery;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A page of a list in the order of ids: {@code next} is the cursor of the next one. */
record Pages<T>(List<T> items, @Nullable String next) {
  /** {@code cursor} is the last id of the page before. */
  static <T> ResponseEntity<?> of(
      Stream<T> all, Function<T, String> id, @Nullable String cursor, @Nullable String limit) {
    int size;
    try {
      size = PageQuery.size(limit);
    } catch (PageQuery.InvalidException e) {
      return e.response();
    }
    List<T> found =
        all.filter(each -> cursor == null || id.apply(each).compareTo(cursor) > 0)
            .sorted(java.util.Comparator.comparing(id))
            .limit(size + 1L)
            .toList();
    boolean more = found.size() > size;
    List<T> items = more ? found.subList(0, size) : found;
    return ResponseEntity.ok(new Pages<>(items, more ? id.apply(items.getLast()) : null));
  }
}
