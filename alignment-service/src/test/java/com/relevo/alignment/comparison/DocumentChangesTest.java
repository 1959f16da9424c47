package com.relevo.alignment.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleAgreements;
import com.relevo.events.AgreementEvent.Change;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentChangesTest {
  @Test
  void namesEachPlaceWithWhatStoodAndStandsThere() {
    assertThat(DocumentChanges.between("a: {b: 1, c: x}\nd: 2\n", "d: 2\na: {b: 3, e: [1, 2]}\n"))
        .containsExactly(
            new Change("/a/b", "1", "3"),
            new Change("/a/e/0", null, "1"),
            new Change("/a/e/1", null, "2"),
            new Change("/a/c", "x", null));
  }

  @Test
  void findsElementsOfListsByTheirId() {
    assertThat(
            DocumentChanges.between(
                "rules: [{id: a, points: 1}, {id: b, points: 2}]",
                "rules: [{id: new, points: 9}, {id: a, points: 1}, {id: b, points: 3}]"))
        .containsExactly(
            new Change("/rules/new/id", null, "new"),
            new Change("/rules/new/points", null, "9"),
            new Change("/rules/b/points", "2", "3"));
  }

  @Test
  void findsNothingWhereOnlyTheOrderOrTheCommentsDiffer() {
    assertThat(DocumentChanges.between("a: 1\nb: 2\n", "# new\nb: 2\na: 1\n")).isEmpty();
    String example = SampleAgreements.example().text();
    assertThat(DocumentChanges.between(example, example)).isEmpty();
  }

  @Test
  void aValueThatBecomesASectionIsOneChange() {
    assertThat(DocumentChanges.between("a: 1", "a: {b: 2}"))
        .containsExactly(new Change("/a", "1", "{b=2}"));
    assertThat(DocumentChanges.between("a/b~c: 1", "{}"))
        .containsExactly(new Change("/a~1b~0c", "1", null));
  }

  @Test
  void comparesTheExampleWithAnotherThreshold() {
    assertThat(
            DocumentChanges.between(SampleAgreements.text("2", 60), SampleAgreements.text("3", 61)))
        .containsExactly(
            new Change("/version", "2", "3"), new Change("/definitions/mql/enter", "60", "61"));
  }

  @Test
  void anEventCarriesSoManyAndSaysHowManyItLeavesOut() {
    List<Change> many =
        IntStream.range(0, 305)
            .mapToObj(i -> new Change("/" + i, null, "x".repeat(1_000)))
            .toList();
    assertThat(Summary.of(many))
        .hasSize(301)
        .endsWith(new Change("", null, "5 more changes"))
        .first()
        .satisfies(change -> assertThat(change.after()).hasSize(303));
    assertThat(Summary.of(many.subList(0, 3))).hasSize(3);
  }
}
