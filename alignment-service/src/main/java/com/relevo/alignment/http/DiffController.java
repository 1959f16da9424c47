package com.relevo.alignment.http;

import com.relevo.agreement.AgreementDiff.Change;
import com.relevo.alignment.domain.Life;
import com.relevo.alignment.store.AgreementStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version changes, against the one in force or any other. */
@RestController
class DiffController {
  private final AgreementStore store;
  private final Comparison comparison;

  DiffController(AgreementStore store, Comparison comparison) {
    this.store = store;
    this.comparison = comparison;
  }

  record Diff(String version, String against, List<Change> changes) {}

  @GetMapping("/agreements/{version}/diff")
  ResponseEntity<?> diff(
      @PathVariable String version, @RequestParam(required = false) @Nullable String against) {
    String other = against == null ? store.standing().inForce() : against;
    if (other == null) {
      return AgreementProblems.unknown("No version is in force.");
    }
    Optional<Life> after = store.life(version);
    Optional<Life> before = store.life(other);
    if (after.isEmpty() || before.isEmpty()) {
      return AgreementProblems.unknown(
          "There is no version " + (after.isEmpty() ? version : other) + ".");
    }
    return ResponseEntity.ok(
        new Diff(version, other, comparison.between(before.get(), after.get())));
  }
}
