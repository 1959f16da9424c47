package com.relevo.handoff.http;

import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.work.Holder;
import com.relevo.handoff.domain.work.WorkItem;
import com.relevo.handoff.domain.work.WorkPage;
import com.relevo.handoff.stream.WorkBook;
import com.relevo.kit.config.SamePartitions;
import com.relevo.kit.http.GatheredReads;
import com.relevo.kit.http.PageQuery;
import com.relevo.kit.http.Problems;
import com.relevo.kit.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whose work is what, over all instances of the service: a rep's queue, and the managers'. */
@RestController
class WorkController {
  private final GatheredReads reads;
  private final SamePartitions topics;
  private final InstantSource clock;

  WorkController(GatheredReads reads, SamePartitions topics, InstantSource clock) {
    this.reads = reads;
    this.topics = topics;
    this.clock = clock;
  }

  @GetMapping("/reps/{rep}/queue")
  ResponseEntity<?> ofRep(
      @PathVariable String rep,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    return caller.boundTo().filter(own -> !own.value().equals(rep)).isPresent()
        ? Problems.response(HttpStatus.FORBIDDEN, "not_yours", "A rep sees their own queue only.")
        : page(Holder.rep(new RepId(rep)), new WorkQuery(cursor, limit), request);
  }

  @GetMapping("/manager-queue")
  ResponseEntity<?> ofManagers(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String limit,
      HttpServletRequest request) {
    Holder holder =
        team == null || team.isBlank() ? Holder.MANAGERS : Holder.manager(new TeamId(team));
    return page(holder, new WorkQuery(cursor, limit), request);
  }

  private ResponseEntity<?> page(Holder holder, WorkQuery query, HttpServletRequest request) {
    try {
      WorkView here = here(holder, query.page());
      return reads.partial(request)
          ? ResponseEntity.ok(here)
          : all(here, query.page(), reads.others(request, WorkView.class));
    } catch (PageQuery.InvalidException e) {
      return e.response();
    }
  }

  private ResponseEntity<?> all(WorkView here, WorkPage page, List<WorkView> others) {
    List<WorkView> parts = new ArrayList<>(others);
    parts.add(here);
    Set<Integer> read = new TreeSet<>();
    parts.forEach(part -> {
      page.addAll(part.items());
      read.addAll(part.partitions());
    });
    if (read.isEmpty()) {
      return Problems.unavailable(
          "state_moving", "No partition can be read now; try again.", Duration.ofSeconds(1));
    }
    List<Integer> missing = partitions().filter(each -> !read.contains(each)).boxed().toList();
    return ResponseEntity.ok(
        new WorkView(
            here.asOf(),
            missing.isEmpty(),
            page.items(),
            WorkQuery.cursor(page.next()),
            List.copyOf(read),
            missing));
  }

  /** As found here, with one more than the limit where there are more. */
  private WorkView here(Holder holder, WorkPage page) {
    List<Integer> read = partitions().filter(each -> read(each, holder, page)).boxed().toList();
    return new WorkView(clock.instant(), false, page.found(), null, read, List.of());
  }

  private boolean read(int partition, Holder holder, WorkPage page) {
    Optional<ReadOnlyKeyValueStore<String, WorkItem>> work = reads.local(WorkBook.WORK, partition);
    try {
      work.ifPresent(held -> WorkBook.each(held, holder, page::add));
      return work.isPresent();
    } catch (InvalidStateStoreException _) {
      return false; // it moved meanwhile: whoever asked sees that it is missing
    }
  }

  private IntStream partitions() {
    return IntStream.range(0, topics.partitions());
  }
}
