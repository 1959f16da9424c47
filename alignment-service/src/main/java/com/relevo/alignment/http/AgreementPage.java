package com.relevo.alignment.http;

import com.relevo.alignment.domain.Phase.Status;
import com.relevo.alignment.store.AgreementStore.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest first; {@code next} is the cursor of the next page, where there is one. */
record AgreementPage(List<Line> agreements, @Nullable String next) {

  record Line(String version, String name, Status status, @Nullable Instant effectiveAt) {}

  /** {@code entries} are one more than {@code limit} where there is another page. */
  static AgreementPage of(List<Entry> entries, int limit) {
    List<Entry> page = entries.stream().limit(limit).toList();
    return new AgreementPage(
        page.stream()
            .map(each -> new Line(each.version(), each.name(), each.status(), each.effectiveAt()))
            .toList(),
        entries.size() > limit ? String.valueOf(page.getLast().position()) : null);
  }
}
