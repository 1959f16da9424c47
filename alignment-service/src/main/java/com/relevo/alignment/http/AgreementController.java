package com.relevo.alignment.http;

import com.relevo.agreement.Agreement;
import com.relevo.alignment.domain.Actor;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.domain.Revision;
import com.relevo.alignment.domain.Step;
import com.relevo.alignment.store.AgreementDesk;
import com.relevo.alignment.store.AgreementDesk.Result;
import com.relevo.alignment.store.AgreementStore;
import com.relevo.alignment.store.Text;
import com.relevo.kit.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Texts of agreements: drafted, changed, read. */
@RestController
@RequestMapping("/agreements")
class AgreementController {
  private static final String IN_FORCE = "in-force";
  private static final String YAML = "application/yaml";
  private static final String X_YAML = "application/x-yaml";
  private static final String TEXT_YAML = "text/yaml";
  private static final String TEXT_X_YAML = "text/x-yaml";
  private static final String TEXT = MediaType.TEXT_PLAIN_VALUE;
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int LARGEST_PAGE = 200;

  private final AgreementDesk desk;
  private final AgreementStore store;
  private final Actors actors;
  private final Views views;

  AgreementController(AgreementDesk desk, AgreementStore store, Actors actors, Views views) {
    this.desk = desk;
    this.store = store;
    this.actors = actors;
    this.views = views;
  }

  @PostMapping(consumes = {YAML, X_YAML, TEXT_YAML, TEXT_X_YAML, TEXT, JSON})
  ResponseEntity<?> draft(HttpServletRequest request) throws IOException {
    Optional<Actor> actor = actors.of(request);
    if (actor.isEmpty()) {
      return AgreementProblems.nobody();
    }
    Agreement agreement = Documents.read(request);
    if (agreement.version().equals(IN_FORCE)) {
      return Problems.response(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "reserved_version",
          "No version can be called in-force.");
    }
    Command draft = new Command.Draft(Revision.of(agreement, 1));
    return switch (desk.handle(agreement.version(), draft, actor.get(), Text.of(agreement))) {
      case Result.Refused(var why) -> AgreementProblems.refused(why, agreement.version());
      case Result.Done(Life life, boolean changed) ->
          (changed
                  ? ResponseEntity.created(URI.create("/agreements/" + life.version()))
                  : ResponseEntity.ok())
              .eTag(Views.tag(life))
              .body(views.of(life));
    };
  }

  @PutMapping(
      path = "/{version}",
      consumes = {YAML, X_YAML, TEXT_YAML, TEXT_X_YAML, TEXT, JSON})
  ResponseEntity<?> edit(
      @PathVariable String version,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Optional<Actor> actor = actors.of(request);
    if (actor.isEmpty()) {
      return AgreementProblems.nobody();
    }
    if (ifMatch == null) {
      return Problems.response(
          HttpStatus.PRECONDITION_REQUIRED,
          "if_match_required",
          "Say which state you have read: If-Match with the ETag of GET /agreements/"
              + version
              + ".");
    }
    OptionalLong seen = Views.steps(ifMatch);
    Agreement agreement = Documents.read(request);
    if (!agreement.version().equals(version)) {
      return Problems.response(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "another_version",
          "Expected a document of version "
              + version
              + ", but it is of "
              + agreement.version()
              + ".");
    }
    Command edit = new Command.Edit(Revision.of(agreement, 1), seen.orElse(-1));
    return answer(desk.handle(version, edit, actor.get(), Text.of(agreement)));
  }

  @GetMapping
  ResponseEntity<?> list(
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(required = false) @Nullable Long cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      return Problems.response(
          HttpStatus.BAD_REQUEST,
          "invalid_limit",
          "Expected a limit from 1 to " + LARGEST_PAGE + ".");
    }
    return ResponseEntity.ok(
        AgreementPage.of(
            store.list(status, cursor == null ? Long.MAX_VALUE : cursor, limit + 1), limit));
  }

  @GetMapping("/" + IN_FORCE)
  ResponseEntity<?> inForce() {
    String version = store.standing().inForce();
    return version == null ? AgreementProblems.unknown("No version is in force.") : one(version);
  }

  @GetMapping("/{version}")
  ResponseEntity<?> one(@PathVariable String version) {
    List<Step> steps = store.steps(version);
    if (steps.isEmpty()) {
      return AgreementProblems.unknown("There is no version " + version + ".");
    }
    Life life = Life.of(version, steps);
    return ResponseEntity.ok().eTag(Views.tag(life)).body(views.of(life, steps));
  }

  private ResponseEntity<?> answer(Result result) {
    return switch (result) {
      case Result.Refused(var why) -> AgreementProblems.refused(why);
      case Result.Done(Life life, boolean _) ->
          ResponseEntity.ok().eTag(Views.tag(life)).body(views.of(life));
    };
  }
}
