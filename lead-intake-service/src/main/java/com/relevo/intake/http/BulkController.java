package com.relevo.intake.http;

import com.relevo.events.Mode;
import com.relevo.intake.bulk.Imports;
import com.relevo.intake.bulk.ListImport;
import com.relevo.intake.bulk.Progress;
import com.relevo.intake.bulk.Progress.State;
import com.relevo.intake.bulk.Replays;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.JsonBody;
import com.relevo.kit.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists that are brought in, and kept deliveries that are read once more. */
@RestController
final class BulkController {
  private static final String NAME = "[A-Za-z0-9._-]{1,100}";
  private static final int LARGEST_BODY = 4 << 10;

  private final Imports imports;
  private final Replays replays;
  private final InstantSource clock;

  BulkController(Imports imports, Replays replays, InstantSource clock) {
    this.imports = imports;
    this.replays = replays;
    this.clock = clock;
  }

  @PostMapping("/imports")
  ResponseEntity<?> take(
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "import") String source,
      @RequestParam(defaultValue = "quiet") String mode,
      @RequestParam(defaultValue = ",") String delimiter,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(name = "map", defaultValue = "") List<String> map,
      HttpServletRequest request)
      throws IOException {
    String list = id.isEmpty() ? UUID.randomUUID().toString() : id;
    Optional<Mode> how = mode(mode);
    Map<String, String> columns = new HashMap<>();
    for (String each : map) {
      int equals = each.lastIndexOf('=');
      if (equals < 1 || equals == each.length() - 1) {
        return invalid("map", "column=field, or column=- for nothing");
      }
      columns.put(each.substring(0, equals), each.substring(equals + 1));
    }
    if (!list.matches(NAME)) {
      return invalid("id", "1 to 100 letters, digits, dots, dashes or underscores");
    }
    if (!source.matches(NAME)) {
      return invalid("source", "1 to 100 letters, digits, dots, dashes or underscores");
    }
    if (how.isEmpty()) {
      return invalid("mode", "live, quiet or replay");
    }
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      return invalid("delimiter", "one character");
    }
    ListImport rows = new ListImport(list, source, how.get(), delimiter.charAt(0), region, columns);
    return imports
        .take(rows, request.getInputStream())
        .<ResponseEntity<?>>map(BulkController::answered)
        .orElseGet(() ->
            Problems.response(
                HttpStatus.CONFLICT, "import_running", "A list of this id is being taken now."));
  }

  private static Optional<Mode> mode(String text) {
    return List.of(Mode.values()).stream()
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst();
  }

  private static ResponseEntity<?> invalid(String parameter, String expected) {
    return Problems.response(
        HttpStatus.BAD_REQUEST,
        "invalid_parameter",
        "Expected '" + parameter + "' to be " + expected + ".");
  }

  private static ResponseEntity<?> answered(Progress.View view) {
    return ResponseEntity.status(
            view.state() == State.DONE ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .body(view);
  }

  @GetMapping("/imports/{id}")
  ResponseEntity<?> progress(@PathVariable String id) {
    return shown(imports.progress(id));
  }

  @PostMapping("/submissions/replay")
  ResponseEntity<?> replay(HttpServletRequest request) throws IOException {
    try {
      JsonBody json = JsonBody.read(request.getInputStream().readNBytes(LARGEST_BODY));
      json.allow(Set.of("source", "since", "until", "refused_only"));
      String source = json.optional("source");
      Instant since = json.instant("since");
      Instant until = json.instant("until");
      JsonNode flag = json.node("refused_only");
      if (flag != null && !flag.isBoolean()) {
        json.fault("refused_only", "not_a_flag", "Expected true or false");
      }
      boolean refusedOnly = flag != null && flag.asBoolean();
      if (!json.faults().isEmpty()) {
        throw InvalidBodyException.of(json.faults());
      }
      Replays.Asked asked =
          new Replays.Asked(
              UUID.randomUUID().toString(),
              source,
              since == null ? Instant.EPOCH : since,
              until == null ? clock.instant() : until,
              refusedOnly);
      return ResponseEntity.accepted().body(replays.start(asked));
    } catch (InvalidBodyException e) {
      return Problems.invalid(e);
    }
  }

  @GetMapping("/submissions/replay/{id}")
  ResponseEntity<?> replayed(@PathVariable String id) {
    return shown(replays.progress(id));
  }

  private static ResponseEntity<?> shown(Optional<Progress.View> view) {
    return view.<ResponseEntity<?>>map(ResponseEntity::ok)
        .orElseGet(() ->
            Problems.response(
                HttpStatus.NOT_FOUND, "unknown_run", "This instance knows no run of this id."));
  }
}
