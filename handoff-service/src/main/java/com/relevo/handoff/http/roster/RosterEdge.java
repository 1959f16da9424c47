package com.relevo.handoff.http.roster;

import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterAnswer;
import com.relevo.handoff.domain.roster.RosterAnswer.Fault;
import com.relevo.handoff.domain.roster.RosterAnswer.Result;
import com.relevo.handoff.domain.roster.RosterAnswer.Why;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.security.Caller;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes what people ask to the one writer of the roster, and its answer back. */
@Component
final class RosterEdge {
  /** What a record of Kafka may have, less what goes around it. */
  private static final int LARGEST = 1_000_000;

  /** For this instance to have heard what it was told has happened. */
  private static final Duration HEARD = Duration.ofSeconds(2);

  private static final Pattern ETAG = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");

  private final RequestChannel<RosterAnswer> channel;
  private final RosterBook book;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  RosterEdge(
      RequestChannel<RosterAnswer> channel,
      RosterBook book,
      InstantSource clock,
      MeterRegistry metrics) {
    this.channel = channel;
    this.book = book;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What was seen of an entry: {@code If-Match} of a request to change it. */
  record Seen(boolean valid, @Nullable Long version) {
    /** {@code set} is whether there is an entry: then one must say what was seen, or {@code *}. */
    static Seen of(@Nullable String ifMatch, boolean set) {
      if (ifMatch == null) {
        return new Seen(!set, null);
      }
      Matcher etag = ETAG.matcher(ifMatch);
      return etag.matches()
          ? new Seen(true, Long.valueOf(etag.group(1)))
          : new Seen(ifMatch.strip().equals("*"), null);
    }
  }

  /** Sets or, where {@code entry} is null, removes one. */
  ResponseEntity<?> set(
      RosterKey key,
      @Nullable Entry entry,
      @Nullable String ifMatch,
      boolean set,
      Caller caller,
      Function<Result, ResponseEntity<?>> done) {
    Seen seen = Seen.of(ifMatch, set);
    if (!seen.valid()) {
      return Problems.response(
          ifMatch == null ? HttpStatus.PRECONDITION_REQUIRED : HttpStatus.BAD_REQUEST,
          ifMatch == null ? "if_match_required" : "invalid_if_match",
          "Expected If-Match with the ETag that was read, such as \"3\", or *.");
    }
    return ask(
        List.of(new Wish(key, entry, seen.version())),
        caller,
        answer -> {
          if (answer.faults().isEmpty()) {
            return done.apply(answer.results().getFirst());
          }
          Fault fault = answer.faults().getFirst();
          ProblemDetail problem =
              Problems.problem(status(fault.why()), fault.why().code(), fault.text());
          problem.setProperty("version", fault.version());
          return problem(problem);
        });
  }

  private static HttpStatus status(Why why) {
    return switch (why) {
      case CHANGED_MEANWHILE -> HttpStatus.PRECONDITION_FAILED;
      case UNKNOWN_ENTRY -> HttpStatus.NOT_FOUND;
      case EMAIL_TAKEN -> HttpStatus.CONFLICT;
    };
  }

  /** Sets all or none. */
  ResponseEntity<?> importAll(List<Wish> wishes, Caller caller) {
    return ask(
        wishes,
        caller,
        answer -> {
          if (answer.faults().isEmpty()) {
            long changed = answer.results().stream().filter(Result::changed).count();
            return ResponseEntity.ok(new Imported(wishes.size(), changed));
          }
          return Problems.invalid(
              InvalidBodyException.of(
                  answer.faults().stream()
                      .map(fault ->
                          new InvalidBodyException.Fault(
                              "/" + fault.row(), fault.why().code(), fault.text()))
                      .toList()));
        });
  }

  /** How many rows there were, and how many of them changed something. */
  record Imported(int rows, long changed) {}

  private ResponseEntity<?> ask(
      List<Wish> wishes, Caller caller, Function<RosterAnswer, ResponseEntity<?>> told) {
    RosterCommand command =
        new RosterCommand(
            UUID.randomUUID().toString(),
            caller.subject(),
            clock.instant(),
            wishes,
            channel.instance());
    Outbound request = Wire.command(command);
    byte[] body = Objects.requireNonNull(request.value(), "Expected a command to have a body");
    if (body.length > LARGEST) {
      return Problems.response(
          HttpStatus.CONTENT_TOO_LARGE,
          "too_much_at_once",
          "Expected less at once; import it in parts.");
    }
    return switch (channel.ask(command.id(), request)) {
      case RequestChannel.Result.Answered<RosterAnswer>(RosterAnswer answer) -> {
        count(answer.faults().isEmpty() ? "accepted" : answer.faults().getFirst().why().code());
        answer.results().stream()
            .filter(Result::changed)
            .forEach(each -> book.await(each.key().toString(), each.version(), HEARD));
        yield told.apply(answer);
      }
      case RequestChannel.Result.Unanswered<RosterAnswer> _ -> {
        count("unanswered");
        yield Problems.unavailable(
            "no_outcome_yet",
            "The outcome is not known yet and the change may yet take effect. Read it again.",
            Duration.ofSeconds(2));
      }
      case RequestChannel.Result.Unavailable<RosterAnswer> _ -> {
        count("unavailable");
        yield Problems.unavailable(
            "broker_unavailable",
            "The change could not be handed over now. Read it again, then try again.",
            Duration.ofSeconds(5));
      }
    };
  }

  private void count(String outcome) {
    metrics.counter("relevo.roster.commands", "outcome", outcome).increment();
  }

  static ResponseEntity<?> problem(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
