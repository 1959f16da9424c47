package com.relevo.handoff.http.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.InvalidBodyException.Fault;
import com.relevo.kit.http.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies of the roster's requests, with everything that is wrong with them. */
class RosterReadersTest {
  private final EntryReader reader = new EntryReader(AgreementReader.example());

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonBody body(String json) throws InvalidBodyException {
    return JsonBody.read(bytes(json));
  }

  @Test
  void readsARep() throws InvalidBodyException {
    JsonBody body =
        body(
            """
            {"name":"Ada","email":"ada@acme.example","team":"sdr-emea","weight":2,"capacity":9,"calendar":"paris-office",
             "skills":["Analytics"],"languages":["FR"],"rate":"5 per week","absences":[{"from":"2026-12-24","to":"2026-12-31"}]}
            """);
    assertThat(reader.rep(body))
        .isEqualTo(
            new RepEntry(
                "Ada",
                "ada@acme.example",
                new TeamId("sdr-emea"),
                true,
                2,
                9,
                "paris-office",
                Set.of("analytics"),
                Set.of("fr"),
                "5 per week",
                List.of(
                    new Absence(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31), null))));
    assertThat(body.faults()).isEmpty();
  }

  @Test
  void tellsEverythingThatIsWrongWithARep() throws InvalidBodyException {
    JsonBody body =
        body(
            """
            {"email":"ada","team":"no","weight":0,"calendar":"no","skills":"x","rate":"10","active":1,
             "absences":[{"from":"2026-12-24","to":"2026-12-23"}]}
            """);
    reader.rep(body);
    assertThat(body.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(
            "/name",
            "/email",
            "/team",
            "/weight",
            "/capacity",
            "/rate",
            "/active",
            "/calendar",
            "/skills",
            "/absences");
  }

  @Test
  void readsATeamOfWhichAllMayBeLeftOut() throws InvalidBodyException {
    assertThat(reader.team(body("{}"))).isEqualTo(new TeamEntry(null, null, null, null));
    assertThat(reader.team(body("{\"strategy\":\"least-loaded\",\"opensWithin\":\"PT30M\"}")))
        .isEqualTo(new TeamEntry(null, "least-loaded", Duration.ofMinutes(30), null));
    JsonBody wrong = body("{\"strategy\":\"x\",\"opensWithin\":\"P400D\",\"floor\":101}");
    reader.team(wrong);
    assertThat(wrong.faults())
        .extracting(Fault::pointer)
        .containsExactly("/strategy", "/opensWithin", "/floor");
  }

  @Test
  void aListAsCsvIsThatAsJson() throws InvalidBodyException {
    String csv =
        """
        id,name,team,capacity,active,skills,absences
        ada,"Ada, Countess",sdr-emea,9,,a;b,2026-12-24/2026-12-31;2027-01-04
        bob,Bob,overflow,3,false,,
        """;
    String json =
        """
        [{"id":"ada","name":"Ada, Countess","team":"sdr-emea","capacity":9,"skills":["a","b"],
          "absences":[{"from":"2026-12-24","to":"2026-12-31"},{"from":"2027-01-04","to":"2027-01-04"}]},
         {"id":"bob","name":"Bob","team":"overflow","capacity":3,"active":false}]
        """;
    List<Wish> wishes = ImportReader.reps(bytes(csv), true, reader);
    assertThat(wishes).isEqualTo(ImportReader.reps(bytes(json), false, reader)).hasSize(2);
    assertThat(((RepEntry) wishes.getLast().entry()).active()).isFalse();
  }

  @Test
  void aListTellsEveryFaultByItsRow() {
    String csv =
        """
        id,name,team,capacity,colour
        ada,Ada,sdr-emea,many,red
        ada,Ada,no,3,
        """;
    InvalidBodyException invalid =
        catchThrowableOfType(
            InvalidBodyException.class, () -> ImportReader.reps(bytes(csv), true, reader));
    assertThat(invalid.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/0/capacity", "/0/colour", "/1/team", "/1/");
    for (String none : List.of("", "{}", "[]", "no")) {
      assertThat(
              catchThrowableOfType(
                      InvalidBodyException.class,
                      () -> ImportReader.reps(bytes(none), false, reader))
                  .readable())
          .as(none)
          .isFalse();
    }
  }

  @Test
  void ownersAreADomainAndARep() throws InvalidBodyException {
    assertThat(
            ImportReader.accounts(
                bytes("domain,owner\nacme.example,ada\n"), true, EntryReader::account))
        .singleElement()
        .satisfies(wish -> {
          assertThat(wish.key().id()).isEqualTo("acme.example");
          assertThat(wish.entry())
              .isEqualTo(new com.relevo.events.RosterEvent.AccountEntry(new RepId("ada")));
        });
  }

  @Test
  void daysOfACalendarInARowAreOneAbsence() throws InvalidBodyException {
    String ical =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test
        BEGIN:VEVENT
        UID:1
        DTSTART;VALUE=DATE:20261224
        DTEND;VALUE=DATE:20261227
        SUMMARY:Holidays
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART;VALUE=DATE:20270104
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    assertThat(EntryReader.ofCalendar(ical))
        .containsExactly(
            new Absence(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 26), null),
            new Absence(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 4), null));
    assertThat(
            catchThrowableOfType(
                    InvalidBodyException.class, () -> EntryReader.ofCalendar("no calendar"))
                .faults()
                .getFirst()
                .code())
        .isEqualTo("not_a_calendar");
  }
}
