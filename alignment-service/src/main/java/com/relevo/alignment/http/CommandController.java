package com.relevo.alignment.http;

import com.relevo.alignment.domain.Actor;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.store.AgreementDesk;
import com.relevo.alignment.store.AgreementDesk.Result;
import com.relevo.kit.http.InvalidBodyException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What both sides do with a version. The same command again gives the same answer. */
@RestController
@RequestMapping("/agreements/{version}")
class CommandController {
  private final AgreementDesk desk;
  private final Comparison comparison;
  private final Actors actors;
  private final Views views;
  private final MeterRegistry metrics;

  CommandController(
      AgreementDesk desk,
      Comparison comparison,
      Actors actors,
      Views views,
      MeterRegistry metrics) {
    this.desk = desk;
    this.comparison = comparison;
    this.actors = actors;
    this.views = views;
    this.metrics = metrics;
  }

  @PostMapping("/propose")
  ResponseEntity<?> propose(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    CommandReader.Proposed proposed = CommandReader.propose(body, comparison.withInForce(version));
    return handle(
        "propose",
        request,
        actor -> desk.propose(version, proposed.command(), actor, proposed.simulation()));
  }

  @PostMapping("/sign")
  ResponseEntity<?> sign(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    Command command = CommandReader.sign(body);
    return handle("sign", request, actor -> desk.handle(version, command, actor, null));
  }

  @PostMapping("/reject")
  ResponseEntity<?> reject(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    Command command = CommandReader.reject(body);
    return handle("reject", request, actor -> desk.handle(version, command, actor, null));
  }

  @PostMapping("/withdraw")
  ResponseEntity<?> withdraw(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    Command command = CommandReader.withdraw(body);
    return handle("withdraw", request, actor -> desk.handle(version, command, actor, null));
  }

  private ResponseEntity<?> handle(
      String name, HttpServletRequest request, Function<Actor, Result> command) {
    Optional<Actor> actor = actors.of(request);
    if (actor.isEmpty()) {
      return AgreementProblems.nobody();
    }
    return switch (command.apply(actor.get())) {
      case Result.Refused(var why) -> {
        count(name, why.refusal().code());
        yield AgreementProblems.refused(why);
      }
      case Result.Done(Life life, boolean changed) -> {
        count(name, changed ? "done" : "repeated");
        yield ResponseEntity.ok().eTag(Views.tag(life)).body(views.of(life));
      }
    };
  }

  private void count(String command, String outcome) {
    metrics
        .counter("relevo.agreement.commands", "command", command, "outcome", outcome)
        .increment();
  }
}
