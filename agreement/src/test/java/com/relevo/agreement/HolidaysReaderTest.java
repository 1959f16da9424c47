package com.relevo.agreement;

import static com.relevo.agreement.Documents.said;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.relevo.agreement.Documents.Said;
import com.relevo.agreement.calendar.Holidays;
import com.relevo.agreement.calendar.HoursCalendar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysReaderTest {
  private static final String WRITTEN = "holidays: [2026-12-25, --01-01]";

  @Test
  void datesHaveNamesForThoseWhoAskWhy() {
    Holidays holidays =
        read("[{ date: 2026-12-31, name: Stocktaking }, { date: --12-25 }, 2027-01-04]");

    assertThat(holidays.nameOf(LocalDate.of(2026, 12, 31))).contains("Stocktaking");
    assertThat(holidays.nameOf(LocalDate.of(2033, 12, 25))).contains("holiday");
    assertThat(holidays.knownUntil()).isEqualTo(LocalDate.of(2027, 1, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2026-12-25, --01-01]|2026-12-25",
        "[--12-25, --01-01]|+999999999-12-31",
        "none|+999999999-12-31",
        "[]|-999999999-01-01",
        "[{ country: de }, 2026-12-23]|2099-12-31",
      })
  void knowsHowLongItKnows(String holidays, LocalDate until) {
    assertThat(read(holidays).knownUntil()).isEqualTo(until);
  }

  @Test
  void aCalendarThatSaysNothingOfHolidaysKnowsNone() {
    String yaml = with("    holidays: [2026-12-25, --01-01]\n", "");
    assertThat(AgreementReader.read("t", yaml).calendar("office").holidaysKnownUntil())
        .isEqualTo(Holidays.NEVER);
    assertThat(AgreementReader.read("t", yaml).calendar("elapsed").holidaysKnownUntil())
        .isEqualTo(Holidays.FOR_EVER);
  }

  @Nested
  class OfACountry {

    @Test
    void aRegionHasItsOwn() {
      assertThat(read("[{ country: de, region: by }]").nameOf(LocalDate.of(2027, 1, 6)))
          .contains("Epiphany");
      assertThat(read("[{ country: DE, region: BE }]").nameOf(LocalDate.of(2027, 1, 6))).isEmpty();
      assertThat(read("[{ country: de }]").nameOf(LocalDate.of(2027, 3, 26)))
          .contains("Good Friday");
    }

    @Test
    void aRegionHasPartsAndNamesWithCapitals() {
      assertThat(read("[{ country: de, region: by/ag }]").nameOf(LocalDate.of(2027, 8, 8)))
          .isNotEmpty();
      assertThat(problemsOf("[{ country: fr, region: 2a }]")).isEmpty();
    }

    @Test
    void aHolidayThatMovesOffTheWeekendClosesBothDates() {
      Holidays american = read("[{ country: us }]");

      assertThat(american.nameOf(LocalDate.of(2027, 7, 4))).contains("Independence Day");
      assertThat(american.nameOf(LocalDate.of(2027, 7, 5))).contains("Independence Day (observed)");
    }

    @Test
    void severalCountriesAndOwnDatesAddUp() {
      Holidays both = read("[{ country: fr }, { country: de }, { date: 2027-07-15, name: Ours }]");

      assertThat(both.nameOf(LocalDate.of(2027, 7, 14))).contains("National Day");
      assertThat(both.nameOf(LocalDate.of(2027, 10, 3))).contains("German Unity Day");
      assertThat(both.nameOf(LocalDate.of(2027, 7, 15))).contains("Ours");
    }

    @Test
    void specialHoursOpenOnOne() {
      String yaml =
          with(WRITTEN, "holidays: [{ country: de }]").replace("2026-12-24: [", "2026-12-25: [");
      HoursCalendar office = (HoursCalendar) AgreementReader.read("t", yaml).calendar("office");

      assertThat(office.schedule().isHoliday(LocalDate.of(2026, 12, 25))).isFalse();
      assertThat(office.schedule().isHoliday(LocalDate.of(2027, 12, 25))).isTrue();
    }

    @Test
    void anUnknownOneIsReportedByLine() {
      assertThat(problemsOf("[{ country: xx }]"))
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.text())
                .startsWith("Expected a country whose holidays are known, but there is no xx");
          });
      assertThat(problemsOf("[{ country: de, region: bavaria }]"))
          .singleElement()
          .extracting(Said::text)
          .asString()
          .startsWith("Expected a region: one of bb, be, bw, by, hb,")
          .endsWith("but it is bavaria");
      assertThat(problemsOf("[{ country: nl, region: gr }]"))
          .containsExactly(new Said(16, "Expected no region there, but it is gr"));
      assertThat(problemsOf("[{ country: de, state: by }]"))
          .singleElement()
          .extracting(Said::text)
          .asString()
          .startsWith("Expected only country, region in a holiday, but found state");
    }
  }

  @Nested
  class OfAFile {
    @TempDir Path folder;

    @Test
    void wholeDaysOfOneAndOfSeveralOnceAndYearly() throws IOException {
      write(
          """
          BEGIN:VCALENDAR
          VERSION:2.0
          PRODID:-//Northwind//Holidays//EN
          BEGIN:VEVENT
          UID:1@northwind.example
          DTSTAMP:20260101T000000Z
          DTSTART;VALUE=DATE:20261228
          DTEND;VALUE=DATE:20270102
          SUMMARY:Company closed\\, all of it
          TRANSP:TRANSPARENT
          END:VEVENT
          BEGIN:VEVENT
          UID:2@northwind.example
          DTSTAMP:20260101T000000Z
          DTSTART;VALUE=DATE:20101125
          RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
          EXDATE;VALUE=DATE:20271125
          SUMMARY:Thanksgiving
          END:VEVENT
          BEGIN:VEVENT
          UID:3@northwind.example
          DTSTAMP:20260101T000000Z
          DTSTART;VALUE=DATE:20270301
          SUMMARY:Founders' Day
          END:VEVENT
          BEGIN:VEVENT
          UID:4@northwind.example
          DTSTAMP:20260101T000000Z
          DTSTART;VALUE=DATE:20270401
          STATUS:CANCELLED
          SUMMARY:Not any more
          END:VEVENT
          END:VCALENDAR
          """);

      Holidays holidays = readFile();

      assertThat(holidays.nameOf(LocalDate.of(2026, 12, 27))).isEmpty();
      assertThat(holidays.nameOf(LocalDate.of(2026, 12, 28))).contains("Company closed, all of it");
      assertThat(holidays.nameOf(LocalDate.of(2027, 1, 1))).contains("Company closed, all of it");
      assertThat(holidays.nameOf(LocalDate.of(2027, 1, 2))).isEmpty();
      assertThat(holidays.nameOf(LocalDate.of(2026, 11, 26))).contains("Thanksgiving");
      assertThat(holidays.nameOf(LocalDate.of(2027, 11, 25))).isEmpty();
      assertThat(holidays.nameOf(LocalDate.of(2028, 11, 23))).contains("Thanksgiving");
      assertThat(holidays.nameOf(LocalDate.of(2027, 3, 1))).contains("Founders' Day");
      assertThat(holidays.nameOf(LocalDate.of(2027, 4, 1))).isEmpty();
      assertThat(holidays.knownUntil())
          .as("endless rules do not hide that the list of dates runs out")
          .isEqualTo(LocalDate.of(2027, 3, 1));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "DTSTART;VALUE=DATE:20261332|line 6: Expected iCalendar, but: ",
          "DTSTART:20261224T120000Z|line 4: Expected an event of whole days",
          "DTSTART;TZID=Europe/Berlin:20261224T120000|line 4: Expected an event of whole days",
          "SUMMARY:No date|line 4: Expected an event with its date (DTSTART), but it has none",
          "DTSTART;VALUE=DATE:20261224~DTEND;VALUE=DATE:20261220|line 4: Expected an event that ends within a year of its start",
          "DTSTART;VALUE=DATE:20261224~DTEND;VALUE=DATE:20291220|line 4: Expected an event that ends within a year of its start",
          "DTSTART;VALUE=DATE:20261224~RRULE:FREQ=DAILY|line 4: Expected events to come back yearly, but this one does FREQ=DAILY",
          "DTSTART;VALUE=DATE:20261224~RECURRENCE-ID;VALUE=DATE:20261224|line 4: Expected no changed occurrence",
        })
    void aFaultIsToldWithTheLinesOfBothFiles(String event, String expected) throws IOException {
      write(
          """
          BEGIN:VCALENDAR
          VERSION:2.0
          PRODID:-//Northwind//Holidays//EN
          BEGIN:VEVENT
          UID:1@northwind.example
          %s
          END:VEVENT
          END:VCALENDAR
          """
              .formatted(event.replace("~", "\n")));

      assertThat(problemsOfFile("berlin.ics"))
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(16);
            assertThat(problem.text()).startsWith("berlin.ics, " + expected);
          });
    }

    @Test
    void whatIsNoCalendarOrAnEmptyOneIsRefused() throws IOException {
      write("no calendar");
      assertThat(problemsOfFile("berlin.ics"))
          .containsExactly(
              new Said(
                  16, "berlin.ics, line 1: Expected 1 to 2000 events (VEVENT), but there are 0"));
      write("BEGIN:VEVENT\nnonsense");
      assertThat(problemsOfFile("berlin.ics")).hasSize(1);
    }

    @Test
    void aFileIsSmallAndLiesBesideTheAgreement() throws IOException {
      Files.writeString(folder.resolve("large.ics"), "x".repeat(1024 * 1024 + 1));
      Path inside = Files.createDirectory(folder.resolve("agreements"));
      write("BEGIN:VCALENDAR");

      assertThat(problemsOfFile("large.ics"))
          .containsExactly(new Said(16, "Expected at most 1 MiB, but large.ics is larger"));
      assertThat(problemsOfFile("missing.ics"))
          .containsExactly(
              new Said(
                  16, "Expected a file in the agreement's folder, but there is no missing.ics"));
      assertThat(problemsIn(inside, "../berlin.ics"))
          .containsExactly(
              new Said(16, "Expected a file in the agreement's folder, but it is ../berlin.ics"));
      assertThat(problemsOf("[{ ical: berlin.ics }]"))
          .containsExactly(
              new Said(
                  16, "Expected no file, as this agreement has no folder, but it is berlin.ics"));
    }

    @Test
    void tooManyDaysAreRefused() throws IOException {
      StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n");
      for (int i = 0; i < 3; i++) {
        text.append(
            """
            BEGIN:VEVENT
            UID:%d
            DTSTART;VALUE=DATE:20000101
            DURATION:P1D
            RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR
            END:VEVENT
            """
                .formatted(i));
      }
      write(text + "END:VCALENDAR\n");

      assertThat(problemsOfFile("berlin.ics"))
          .singleElement()
          .extracting(Said::text)
          .asString()
          .endsWith("Expected at most 20000 days, but there are more");
    }

    @Test
    void nothingIsFetchedFromTheNetwork() throws IOException {
      try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
        write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Northwind//Holidays//EN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            TZURL:http://127.0.0.1:%d/Berlin.ics
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTAMP;TZID=Europe/Berlin:20260101T000000
            DTSTART;VALUE=DATE:20261224
            SUMMARY:Christmas Eve
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(server.getLocalPort()));

        assertThat(problemsOfFile("berlin.ics")).isEmpty();
        server.setSoTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
      }
    }

    private void write(String calendar) throws IOException {
      Files.writeString(folder.resolve("berlin.ics"), calendar.replace("\n", "\r\n"));
    }

    private Holidays readFile() throws IOException {
      return holidays(AgreementReader.read(agreement(folder, "berlin.ics")));
    }

    private List<Said> problemsOfFile(String name) throws IOException {
      return problemsIn(folder, name);
    }

    private List<Said> problemsIn(Path in, String name) throws IOException {
      try {
        AgreementReader.read(agreement(in, name));
        return List.of();
      } catch (InvalidAgreementException e) {
        return said(e.problems());
      }
    }

    private static Path agreement(Path folder, String file) throws IOException {
      String yaml = document("[{ ical: " + file + " }]");
      return Files.writeString(folder.resolve("agreement.yaml"), yaml);
    }
  }

  private static Holidays read(String holidays) {
    return holidays(AgreementReader.read("t", document(holidays)));
  }

  private static Holidays holidays(Agreement agreement) {
    return ((HoursCalendar) agreement.calendar("office")).schedule().holidays();
  }

  private static List<Said> problemsOf(String holidays) {
    return said(document(holidays));
  }

  private static String document(String holidays) {
    return with(WRITTEN, "holidays: " + holidays);
  }
}
