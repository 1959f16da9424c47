package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Until when leads wait at this task's desks, earliest first. One that was served meanwhile stays
 * until then: whoever takes it must look whether it still waits.
 */
final class Deadlines {
  private final PriorityQueue<Deadline> queue =
      new PriorityQueue<>(Comparator.comparing(Deadline::at));

  private record Deadline(Instant at, Asked request) {}

  void add(Asked request) {
    Instant until = request.on().until();
    if (until != null) {
      queue.add(new Deadline(until, request));
    }
  }

  List<Asked> due(Instant now) {
    List<Asked> due = new ArrayList<>();
    while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
      due.add(queue.remove().request());
    }
    return due;
  }
}
