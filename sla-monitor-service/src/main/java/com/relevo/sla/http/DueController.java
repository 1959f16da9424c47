package com.relevo.sla.http;

import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.http.PageQuery;
import com.relevo.kit.http.Problems;
import com.relevo.sla.domain.DuePage;
import com.relevo.sla.domain.DuePage.Wanted;
import com.relevo.sla.stream.DueScan;
import com.relevo.sla.watermark.LogWatermark;
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

/** {@code GET /sla/due}: what breaches next, over all instances of the service. */
@RestController
class DueController {
  private final DueScan scan;
  private final GatheredReads reads;
  private final LogWatermark watermark;
  private final InstantSource clock;

  DueController(DueScan scan, GatheredReads reads, LogWatermark watermark, InstantSource clock) {
    this.scan = scan;
    this.reads = reads;
    this.watermark = watermark;
    this.clock = clock;
  }

  @GetMapping("/sla/due")
  ResponseEntity<?> due(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String within,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit,
      HttpServletRequest request) {
    Instant now = clock.instant();
    try {
      Wanted wanted = new DueQuery(team, target, within, cursor, limit).wanted(now);
      return reads.partial(request)
          ? ResponseEntity.ok(part(wanted, now))
          : all(wanted, now, request);
    } catch (PageQuery.InvalidException e) {
      return e.response();
    }
  }

  /** As found here, with one more than the limit where there are more. */
  private DueView part(Wanted wanted, Instant now) {
    DueScan.Part part = scan.scan(wanted, now);
    return new DueView(
        now, wanted.until(), false, part.found(), null, part.partitions(), List.of(), part.cut());
  }

  private ResponseEntity<?> all(Wanted wanted, Instant now, HttpServletRequest request) {
    List<DueView> parts = new ArrayList<>(reads.others(request, DueView.class));
    parts.add(part(wanted, now));
    DuePage page = new DuePage(wanted);
    parts.forEach(part -> page.addAll(part.items()));
    Set<Integer> read = numbers(parts.stream().map(DueView::partitions));
    if (read.isEmpty()) {
      return Problems.unavailable(
          "state_moving", "No partition can be read now; try again.", Duration.ofSeconds(1));
    }
    Set<Integer> all = watermark.all().keySet();
    Set<Integer> missing = new TreeSet<>(all);
    missing.removeAll(read);
    Set<Integer> cut = numbers(parts.stream().map(DueView::cutPartitions));
    return ResponseEntity.ok(
        new DueView(
            now,
            wanted.until(),
            !all.isEmpty() && missing.isEmpty() && cut.isEmpty(),
            page.items(),
            DueQuery.cursor(page.next()),
            List.copyOf(read),
            List.copyOf(missing),
            List.copyOf(cut)));
  }

  private static Set<Integer> numbers(Stream<List<Integer>> lists) {
    Set<Integer> all = new TreeSet<>();
    lists.forEach(all::addAll);
    return all;
  }
}
