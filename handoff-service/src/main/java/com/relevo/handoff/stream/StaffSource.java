package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Staff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who there is now; the same object as long as that is the same. */
final class StaffSource {
  private final RosterSource rosters;
  private @Nullable Object version;
  private @Nullable Staff staff;

  StaffSource(RosterSource rosters) {
    this.rosters = rosters;
  }

  Staff at(Instant now) {
    Object current = rosters.version(now);
    if (staff == null || current != version) {
      version = current;
      staff = Staff.of(rosters, now);
    }
    return staff;
  }
}
