package com.relevo.handoff.http.roster;

import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterAnswer;
import com.relevo.handoff.domain.roster.RosterAnswer.Fault;
import com.relevo.handoff.domain.roster.RosterAnswer.Result;
import com.relevo.handoff.domain.roster.RosterAnswer.Why;
import com.relevo.handoff.domain.roster.RosterCommand;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.handoff.http.IfMatch;
import com.relevo.handoff.stream.Wire;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import com.relevo.kit.request.RequestChannel;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.security.Caller;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** Sets what {@code entry} makes of the body, and tells what {@code done} does. */
  ResponseEntity<?> put(
      RosterKey key,
      @Nullable String ifMatch,
      Caller caller,
      HttpServletRequest request,
      Function<JsonBody, Entry> entry,
      Supplier<ResponseEntity<?>> done)
      throws IOException {
    try {
      JsonBody body = Bodies.object(request);
      Entry read = entry.apply(body);
      if (!body.faults().isEmpty()) {
        throw InvalidBodyException.of(body.faults());
      }
      return set(key, read, ifMatch, caller, done);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  ResponseEntity<?> remove(RosterKey key, @Nullable String ifMatch, Caller caller) {
    return set(key, null, ifMatch, caller, () -> ResponseEntity.noContent().build());
  }

  /**
   * Sets or, where {@code entry} is null, removes one. Where there is one, {@code If-Match} must
   * say what was seen of it, or {@code *}.
   */
  ResponseEntity<?> set(
      RosterKey key,
      @Nullable Entry entry,
      @Nullable String ifMatch,
      Caller caller,
      Supplier<ResponseEntity<?>> done) {
    boolean missing = ifMatch == null && isSet(key);
    if (missing || !IfMatch.valid(ifMatch)) {
      return Problems.response(
          missing ? HttpStatus.PRECONDITION_REQUIRED : HttpStatus.BAD_REQUEST,
          missing ? "if_match_required" : "invalid_if_match",
          "Expected If-Match with the ETag that was read, such as \"3\", or *.");
    }
    return ask(
        List.of(new Wish(key, entry, IfMatch.version(ifMatch))),
        caller,
        answer -> {
          if (answer.faults().isEmpty()) {
            return done.get();
          }
          Fault fault = answer.faults().getFirst();
          ProblemDetail problem =
              Problems.problem(status(fault.why()), fault.why().code(), fault.text());
          problem.setProperty("version", fault.version());
          return problem(problem);
        });
  }

  private boolean isSet(RosterKey key) {
    Set<?> ids =
        switch (key.kind()) {
          case REP -> book.reps().keySet();
          case TEAM -> book.teams().keySet();
          case ACCOUNT -> book.accounts().keySet();
        };
    return ids.stream().anyMatch(id -> id.toString().equals(key.id()));
  }

  private static HttpStatus status(Why why) {
    return switch (why) {
      case CHANGED_MEANWHILE -> HttpStatus.PRECONDITION_FAILED;
      case UNKNOWN_ENTRY -> HttpStatus.NOT_FOUND;
      case EMAIL_TAKEN -> HttpStatus.CONFLICT;
    };
  }

  /** What a list in a body asks for. */
  interface Import {
    List<Wish> read(byte[] body, boolean csv) throws InvalidBodyException;
  }

  /** Sets all of a JSON list or of a CSV text, or nothing of it. */
  ResponseEntity<?> importAll(String type, Caller caller, HttpServletRequest request, Import reader)
      throws IOException {
    try {
      return importAll(reader.read(Bodies.bytes(request), type.startsWith("text/csv")), caller);
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  private ResponseEntity<?> importAll(List<Wish> wishes, Caller caller) {
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
