package com.relevo.agreement;

import com.relevo.events.SlaReport.Party;
import java.time.Period;
import java.util.List;

/**
 * What each side needs of the other, graded A, B, C or F by the side that needs it every {@link
 * #EVERY}. {@code marketing} needs the first list of sales, {@code sales} the second of marketing.
 */
public record ReportCard(List<Need> marketing, List<Need> sales) {
  /** Of an agreement without the section: nothing is graded. */
  public static final ReportCard NONE = new ReportCard(List.of(), List.of());

  /** How many needs each side states. */
  public static final int NEEDS = 6;

  public static final Period EVERY = Period.ofMonths(6);

  public ReportCard {
    marketing = List.copyOf(marketing);
    sales = List.copyOf(sales);
  }

  public record Need(String id, String text) {}

  /** What {@code side} needs, and grades the other by. */
  public List<Need> needsOf(Party side) {
    return switch (side) {
      case MARKETING -> marketing;
      case SALES -> sales;
    };
  }
}
