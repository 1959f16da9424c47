package com.relevo.alignment.http;

import com.relevo.agreement.AgreementDiff;
import com.relevo.events.AgreementEvent.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes as they fit into an event: so many, so long, and how many were left out. */
final class ChangeSummary {
  private static final int MOST = 300;
  private static final int LONGEST = 300;

  private ChangeSummary() {}

  static List<Change> of(List<AgreementDiff.Change> changes) {
    List<Change> summary = new ArrayList<>();
    changes.stream()
        .limit(MOST)
        .map(each -> new Change(each.path(), cut(each.before()), cut(each.after())))
        .forEach(summary::add);
    if (changes.size() > MOST) {
      summary.add(new Change("", null, (changes.size() - MOST) + " more changes"));
    }
    return summary;
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
