package com.relevo.agreement;

import com.relevo.agreement.ReportCard.Need;
import java.util.List;

/** Reads {@code report-card}. */
final class ReportCardReader {
  private final Problems problems;
  private final Ids ids;

  ReportCardReader(Problems problems) {
    this.problems = problems;
    this.ids = new Ids("need", problems);
  }

  ReportCard read(Section agreement) {
    if (!agreement.has("report-card")) {
      return ReportCard.NONE;
    }
    Section section = agreement.section("report-card", "the report card");
    ReportCard card = new ReportCard(needs(section, "marketing"), needs(section, "sales"));
    section.close();
    return card;
  }

  private List<Need> needs(Section section, String side) {
    List<Need> needs = section.sections(side, "a need", true).stream().map(this::need).toList();
    if (!needs.isEmpty() && needs.size() != ReportCard.NEEDS) {
      problems.add(
          section.atKey(side),
          "Expected "
              + ReportCard.NEEDS
              + " needs of "
              + side
              + ", so that both sides state as many, but there are "
              + needs.size());
    }
    return needs;
  }

  private Need need(Section section) {
    Need need = new Need(section.id("id", ids), section.text("text"));
    section.close();
    return need;
  }
}
