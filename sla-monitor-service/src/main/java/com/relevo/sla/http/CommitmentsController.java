package com.relevo.sla.http;

import com.relevo.agreement.TimelineSource;
import com.relevo.kit.http.RoutedReads;
import com.relevo.sla.config.CommitmentProperties;
import com.relevo.sla.domain.commitment.Book;
import com.relevo.sla.report.ReportBinding;
import com.relevo.sla.watermark.LogWatermark;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How every commitment stands; whichever instance is asked, the one that keeps the books answers.
 */
@RestController
class CommitmentsController {
  private final RoutedReads reads;
  private final CommitmentsView.Maker views;
  private final TimelineSource agreements;
  private final LogWatermark watermark;
  private final InstantSource clock;

  CommitmentsController(
      RoutedReads reads,
      TimelineSource agreements,
      CommitmentProperties settings,
      @Qualifier("report-watermark") LogWatermark watermark,
      InstantSource clock) {
    this.reads = reads;
    this.views = new CommitmentsView.Maker(settings.grace());
    this.agreements = agreements;
    this.watermark = watermark;
    this.clock = clock;
  }

  @GetMapping("/sla/commitments")
  ResponseEntity<?> commitments(HttpServletRequest request) {
    return reads.read(ReportBinding.BOOKS, ReportBinding.KEY, request, this::answer);
  }

  /** As of what was read, for nobody is behind with what still waits to be counted. */
  private ResponseEntity<?> answer(ReadOnlyKeyValueStore<String, Book> books) {
    Instant now = clock.instant();
    Instant readUntil = now.minus(watermark.age());
    return ResponseEntity.ok(
        views.view(
            agreements.timeline().at(now),
            commitment -> Optional.ofNullable(books.get(commitment)),
            readUntil));
  }
}
