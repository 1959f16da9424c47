package com.relevo.agreement;

import java.time.LocalDate;

/** The years in which rules for holidays are turned into dates. */
final class HolidayYears {
  static final int FIRST = 2000;
  static final int LAST = 2099;
  static final LocalDate FIRST_DAY = LocalDate.of(FIRST, 1, 1);
  static final LocalDate LAST_DAY = LocalDate.of(LAST, 12, 31);

  private HolidayYears() {}
}
