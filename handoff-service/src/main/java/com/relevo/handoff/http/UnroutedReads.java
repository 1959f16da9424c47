package com.relevo.handoff.http;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.handoff.http.Unrouted.Item;
import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.http.PageQuery;
import com.relevo.kit.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /unrouted}: the leads that nobody has, over all instances, oldest first. */
@RestController
class UnroutedReads {
  private final UnroutedScan scan;
  private final GatheredReads reads;
  private final InstantSource clock;

  UnroutedReads(UnroutedScan scan, GatheredReads reads, InstantSource clock) {
    this.scan = scan;
    this.reads = reads;
    this.clock = clock;
  }

  @GetMapping("/unrouted")
  ResponseEntity<?> unrouted(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit,
      HttpServletRequest request) {
    Page page;
    try {
      page = new Page(team, position(cursor), PageQuery.size(limit));
    } catch (PageQuery.InvalidException e) {
      return e.response();
    }
    Unrouted own = part(page, clock.instant());
    return reads.partial(request) ? ResponseEntity.ok(own) : all(own, page, request);
  }

  private record Page(@Nullable String team, @Nullable Item after, int size) {
    /** With one more than fits, where there are more. */
    List<Item> of(Stream<Item> items) {
      return items
          .filter(each -> team == null || team.equals(each.team()))
          .filter(each -> after == null || Unrouted.OLDEST_FIRST.compare(each, after) > 0)
          .sorted(Unrouted.OLDEST_FIRST)
          .limit(size + 1L)
          .toList();
    }
  }

  private Unrouted part(Page page, Instant now) {
    UnroutedScan.Part part = scan.scan(now);
    return new Unrouted(
        now, false, page.of(part.items().stream()), null, part.partitions(), List.of(), part.cut());
  }

  private ResponseEntity<?> all(Unrouted own, Page page, HttpServletRequest request) {
    List<Unrouted> parts = new ArrayList<>(reads.others(request, Unrouted.class));
    parts.add(own);
    Set<Integer> read = numbers(parts.stream().map(Unrouted::partitions));
    if (read.isEmpty()) {
      return Problems.unavailable(
          "state_moving", "No partition can be read now; try again.", Duration.ofSeconds(1));
    }
    Set<Integer> missing = new TreeSet<>(scan.all());
    missing.removeAll(read);
    Set<Integer> cut = numbers(parts.stream().map(Unrouted::cutPartitions));
    List<Item> found = page.of(parts.stream().flatMap(part -> part.items().stream()));
    boolean more = found.size() > page.size();
    List<Item> items = more ? found.subList(0, page.size()) : found;
    return ResponseEntity.ok(
        new Unrouted(
            own.asOf(),
            missing.isEmpty() && cut.isEmpty(),
            items,
            more ? cursor(items.getLast()) : null,
            List.copyOf(read),
            List.copyOf(missing),
            List.copyOf(cut)));
  }

  private static Set<Integer> numbers(Stream<List<Integer>> lists) {
    Set<Integer> all = new TreeSet<>();
    lists.forEach(all::addAll);
    return all;
  }

  private static String cursor(Item last) {
    return PageQuery.cursor(last.since(), last.leadId());
  }

  private static @Nullable Item position(@Nullable String cursor)
      throws PageQuery.InvalidException {
    return PageQuery.position(
        cursor,
        2,
        parts ->
            new Item(
                parts[1], 0, null, UnroutedReason.NO_RULE, "", Instant.parse(parts[0]), 0, null));
  }
}
