package com.relevo.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one agreement says and the other does not, in the order of the document. Comments, layout,
 * the order of keys, YAML or JSON, spelt-out defaults, and blanks in conditions are no difference;
 * the order of rules is one where the first that holds decides.
 */
public record AgreementDiff(List<Change> changes) {
  public AgreementDiff {
    changes = List.copyOf(changes);
  }

  /** Both were read from a document. */
  public static AgreementDiff between(Agreement before, Agreement after) {
    List<Change> changes = new ArrayList<>();
    new TreeDiff(changes).compare(DocumentTree.of(before), DocumentTree.of(after));
    before.files().keySet().stream()
        .sorted()
        .filter(name ->
            Optional.ofNullable(after.files().get(name))
                .filter(text -> !text.equals(before.files().get(name)))
                .isPresent())
        .map(AgreementDiff::changedFile)
        .forEach(changes::add);
    return new AgreementDiff(changes);
  }

  private static Change changedFile(String name) {
    return new Change(
        "calendars",
        "/files/" + name,
        Kind.CHANGED,
        null,
        null,
        "File " + name + " has other contents");
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** Of rules whose order decides: the same ones in another order. */
    REORDERED
  }

  /**
   * {@code section} is the document's, {@code path} a JSON pointer with ids for list indices, such
   * as {@code /scoring/fit/student/points}; {@code before} and {@code after} are what was and is
   * said there, null where there is nothing to say. {@code text} is for people: {@code Fit rule
   * student: points -40 -> -60}.
   */
  public record Change(
      String section,
      String path,
      Kind kind,
      @Nullable String before,
      @Nullable String after,
      String text) {}
}
