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
    return handle(
        version, CommandReader.propose(body, comparison.withInForce(version)), "propose", request);
  }

  @PostMapping("/sign")
  ResponseEntity<?> sign(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    return handle(version, CommandReader.sign(body), "sign", request);
  }

  @PostMapping("/reject")
  ResponseEntity<?> reject(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    return handle(version, CommandReader.reject(body), "reject", request);
  }

  @PostMapping("/withdraw")
  ResponseEntity<?> withdraw(
      @PathVariable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest request)
      throws InvalidBodyException {
    return handle(version, CommandReader.withdraw(body), "withdraw", request);
  }

  private ResponseEntity<?> handle(
      String version, Command command, String name, HttpServletRequest request) {
    Optional<Actor> actor = actors.of(request);
    if (actor.isEmpty()) {
      return AgreementProblems.nobody();
    }
    return switch (desk.handle(version, command, actor.get(), null)) {
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
