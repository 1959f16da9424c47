package com.relevo.agreement;

import com.relevo.agreement.Agreement.Absence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Absences of an iCalendar text (RFC 5545): its whole days, those in a row as one. */
public final class AbsenceCalendar {
  private AbsenceCalendar() {}

  /** What is wrong with a text, with its line. */
  public static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;

    private InvalidException(String text) {
      super(text);
    }
  }

  public static List<Absence> read(String text) throws InvalidException {
    try {
      return inRows(List.copyOf(FileHolidays.read(text).dated().keySet()));
    } catch (FileHolidays.Invalid e) {
      throw new InvalidException(String.valueOf(e.getMessage()));
    }
  }

  /** {@code days} are in order. */
  private static List<Absence> inRows(List<LocalDate> days) {
    List<Absence> rows = new ArrayList<>();
    for (LocalDate day : days) {
      boolean next = !rows.isEmpty() && rows.getLast().to().plusDays(1).equals(day);
      rows.add(next ? new Absence(rows.removeLast().from(), day) : new Absence(day, day));
    }
    return rows;
  }
}
