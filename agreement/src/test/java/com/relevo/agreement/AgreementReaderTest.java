package com.relevo.agreement;

import static com.relevo.agreement.Documents.said;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.relevo.agreement.Documents.Said;
import com.relevo.agreement.Target.Attempts;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Escalation;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.Target.Triggers;
import com.relevo.agreement.Target.Warning;
import com.relevo.events.ContactLevel;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementReaderTest {

  @Test
  void readsWhatIsWritten() {
    Agreement agreement = Documents.valid();

    assertThat(agreement.version()).isEqualTo("v1");
    assertThat(agreement.definitions().mql().enter()).isEqualTo(50);
    assertThat(agreement.definitions().mql().leave()).isEqualTo(40);
    assertThat(agreement.definitions().sql().when()).isSameAs(Condition.ALWAYS);
    assertThat(agreement.rep(new RepId("anna")))
        .contains(new Agreement.Rep(new RepId("anna"), "Anna", true, 1, 10, "office"));
    assertThat(agreement.team(new TeamId("sdr")).orElseThrow().calendar()).isEqualTo("office");
    assertThat(agreement.dispositions().rejection())
        .containsExactly(java.util.Map.entry("bad", "Bad"));
    assertThat(agreement.calendar("elapsed").isOpen(Instant.EPOCH)).isTrue();
    assertThat(
            agreement
                .calendar("office")
                .due(Instant.parse("2026-12-24T07:00:00Z"), Duration.ofHours(4)))
        .isEqualTo(Instant.parse("2026-12-28T09:00:00Z"));
  }

  @Test
  void readsATarget() {
    Target target = Documents.valid().targets().getFirst();

    assertThat(target.kind()).isEqualTo(Target.Kind.TIME_TO_FIRST_RESPONSE);
    assertThat(target.budget()).isEqualTo(new Budget.Time("4h", Duration.ofHours(4)));
    assertThat(target.calendar()).isEqualTo(new CalendarRef.Named("office"));
    assertThat(target.evidence()).isEqualTo(ContactLevel.ATTEMPT);
    assertThat(target.warnings())
        .containsExactly(new Warning.Share("50%", 50), new Warning.Share("80%", 80));
    assertThat(target.when().text()).isEqualTo("true");
    assertThat(target.triggers()).isEqualTo(Triggers.NONE);
    assertThat(target.escalations()).isEmpty();
    assertThat(target.inFlight()).isFalse();
    assertThat(target.inLeadZone()).isFalse();
  }

  @Test
  void readsATargetWithEverything() {
    Target target =
        withTarget(
            "budget: 4h, calendar: office, warn: [50%, 80%]",
            """
            budget: 2bd, calendar: team, zone: lead, in-flight: true, warn: [50%, 1h before],
                start: 'team != ""', pause: 'waiting == "NO_CAPACITY"', resume: 'waiting == ""',
                stop: 'stage == "SQL"', cancel: 'lead.country == ""', escalate: [
                { after: 30m, action: notify, role: team-lead }, { after: 1h30m, action: reassign }]\
            """);

    assertThat(target.budget()).isEqualTo(new Budget.BusinessDays("2bd", 2));
    assertThat(target.inLeadZone()).isTrue();
    assertThat(target.inFlight()).isTrue();
    assertThat(target.warnings())
        .containsExactly(
            new Warning.Share("50%", 50), new Warning.Before("1h before", Duration.ofHours(1)));
    assertThat(target.triggers().pause())
        .isNotNull()
        .extracting(Condition::text)
        .isEqualTo("waiting == \"NO_CAPACITY\"");
    assertThat(target.triggers().cancel()).isNotNull();
    assertThat(target.escalations())
        .containsExactly(
            new Escalation(
                "+30m notify team-lead",
                Duration.ofMinutes(30),
                EscalationAction.NOTIFY,
                "team-lead"),
            new Escalation(
                "+1h30m reassign", Duration.ofMinutes(90), EscalationAction.REASSIGN, null));
  }

  @Test
  void readsEveryKindOfTarget() {
    assertThat(kind("kind: time-in-stage, stage: sal").stage()).isEqualTo(Stage.SAL);
    assertThat(kind("kind: follow-up, attempts: 6, within: 21d").attempts())
        .isEqualTo(new Attempts(6, Duration.ofDays(21)));
    assertThat(kind("kind: answer-to-rejection").kind()).isEqualTo(Kind.ANSWER_TO_REJECTION);
  }

  private static Target kind(String kind) {
    return withTarget("kind: time-to-first-response", kind);
  }

  private static Target withTarget(String from, String to) {
    return AgreementReader.read("t", with(from, to)).targets().getFirst();
  }

  @Test
  void readsCommitments() {
    Agreement agreement =
        AgreementReader.read(
            "t",
            with(
                "dispositions:",
                """
                commitments:
                  - { id: volume, owner: marketing, measure: mql-volume, at-least: 120, period: month, calendar: office }
                  - { id: fit, owner: sales, measure: acceptance-rate, at-least: 80%, period: quarter, calendar: office, team: sdr, when: lead.country == "DE" }
                dispositions:\
                """));

    assertThat(agreement.commitments().getFirst())
        .isEqualTo(
            new Commitment(
                "volume",
                Party.MARKETING,
                CommitmentMeasure.MQL_VOLUME,
                new BigDecimal("120"),
                Commitment.Period.MONTH,
                "office",
                null,
                Condition.ALWAYS));
    assertThat(agreement.commitments().getLast().atLeast()).isEqualByComparingTo("0.8");
    assertThat(agreement.commitments().getLast().team()).isEqualTo(new TeamId("sdr"));
  }

  @Test
  void keepsTheTextItWasReadFrom() {
    assertThat(Documents.valid().text()).isEqualTo(Documents.VALID);
  }

  @Test
  void defaultsOfARepGiveWayToWhatIsWritten() {
    Agreement agreement =
        AgreementReader.read(
            "t",
            with("capacity: 10 }", "capacity: 10, weight: 3, active: false, calendar: elapsed }"));

    assertThat(agreement.rep(new RepId("anna")))
        .contains(new Agreement.Rep(new RepId("anna"), "Anna", false, 3, 10, "elapsed"));
  }

  @Test
  void budgetsAndCalendarsOfTargetsComeInEveryForm() {
    assertThat(target("budget: 1h30m, calendar: team").budget())
        .isEqualTo(new Budget.Time("1h30m", Duration.ofMinutes(90)));
    assertThat(target("budget: 90s, calendar: team").calendar())
        .isEqualTo(new CalendarRef.OfTeam());
    assertThat(target("budget: 2d, calendar: elapsed").budget())
        .isEqualTo(new Budget.Time("2d", Duration.ofHours(48)));
    assertThat(target("budget: 2d, calendar: elapsed").calendar())
        .isEqualTo(new CalendarRef.Elapsed());
    assertThat(target("evidence: connect, budget: 4h, calendar: team").evidence())
        .isEqualTo(ContactLevel.CONNECT);
  }

  private static Target target(String fields) {
    return AgreementReader.read("t", with("budget: 4h, calendar: office", fields))
        .targets()
        .getFirst();
  }

  @Test
  void findsEveryMistakeOfAFileAtOnceAndInOrder() {
    String yaml =
        """
        version: v1
        name: Ten mistakes
        definitions:
          profiled: { when: lead.hasMail }
          mql: { enter: 50, leave: 60 }
          sql: { enter: 90, leave: 80 }
        scoring:
          engagement:
            - { id: demo, text: Asked, on: demo_request, points: 40, max: 1 }
        calendars:
          office:
            zone: Europe/Berln
            hours: { mon-fri: ["09:00-25:00", "13:00-17:00"] }
        teams:
          - id: sdr
            name: SDR
            calendar: ofice
            reps:
              - { id: anna, name: Anna, capacity: 0 }
              - { id: anna, name: Anna, weight: -1, capacity: 5 }
        routing:
          - { id: all, team: sdrs }
        targets:
          - { id: respond, kind: time-to-first-response, budget: 1d, calendar: office, warn: [50%, 120%] }
        disposition: {}
        dispositions:
          rejection: { bad: Bad }
          recycle: { later: Later }
          disqualification: { fake: Fake }
          lost: {}
        """;

    assertThat(said(yaml))
        .containsExactly(
            new Said(
                4,
                "Expected a name that conditions know, but there is no lead.hasMail; did you mean lead.hasEmail?"),
            new Said(5, "Expected leave to be at most enter (50), but it is 60"),
            new Said(
                9,
                "Expected an engagement kind (form-submitted, page-viewed, pricing-viewed, email-opened, email-clicked, content-downloaded,"
                    + " webinar-attended, trial-started, demo-requested, meeting-booked, other), but there is no demo_request; did you mean demo-requested?"),
            new Said(
                12,
                "Expected an IANA time zone such as Europe/Berlin, but there is no Europe/Berln; did you mean Europe/Berlin?"),
            new Said(13, "Expected hours such as 09:00-12:30, but it is 09:00-25:00"),
            new Said(
                17,
                "Expected a calendar of this agreement, but there is no ofice; did you mean office?"),
            new Said(19, "Expected capacity of a rep to be from 1 to 1000, but it is 0"),
            new Said(20, "Expected each rep once, but anna is already on line 19"),
            new Said(20, "Expected weight of a rep to be from 1 to 1000, but it is -1"),
            new Said(
                22, "Expected a team of this agreement, but there is no sdrs; did you mean sdr?"),
            new Said(
                24,
                "Expected hours, or business days such as 2bd, as a plain day can mean 8 or 24 hours of business time, but it is 1d"),
            new Said(
                24,
                "Expected a share of the budget from 1% to 99%, or a time such as 1h before, but it is 120%"),
            new Said(
                25,
                "Expected only $schema, version, name, definitions, lists, calendars, teams, owners, notice-period, scoring, routing, accounts, targets, commitments, goals, consent, report-card, handoff, dispositions in the agreement,"
                    + " but found disposition; did you mean dispositions?"),
            new Said(30, "Expected at least one reason in lost, but it is empty"));
    assertThatExceptionOfType(InvalidAgreementException.class)
        .isThrownBy(() -> AgreementReader.read("deal.yaml", yaml))
        .withMessageStartingWith(
            "deal.yaml is not a valid agreement:\n  line 4, column 21: Expected a name that conditions know");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("name: Test", "nam: Test", 1, "Expected name in the agreement, but it is missing"),
        mistake(
            "name: Test",
            "name: Test\nname: Again",
            3,
            "Expected name once in the agreement, but it is there again"),
        mistake(
            "name: Test",
            "name: [a]",
            2,
            "Expected text in name of the agreement, but it is a list"),
        mistake(
            "name: Test", "name:", 2, "Expected text in name of the agreement, but it is empty"),
        mistake(
            "name: Test",
            "name: Test\n? [a]\n: b",
            3,
            "Expected text as a key of the agreement, but it is a list"),
        mistake(
            "version: v1",
            "version: v 1",
            1,
            "Expected 1 to 64 letters, digits, dots, dashes, underscores or @ in version of the agreement, but it is v 1"),
        mistake(
            "profiled: { when: lead.hasEmail }",
            "profiled: {}",
            4,
            "Expected when in the definition of profiled, but it is missing"),
        mistake(
            "profiled: { when: lead.hasEmail }",
            "profiled: { when: [x] }",
            4,
            "Expected a condition in when, but it is a list"),
        mistake(
            "profiled: { when: lead.hasEmail }",
            "profiled: lead.hasEmail",
            4,
            "Expected the definition of profiled as a mapping of keys to values, but it is lead.hasEmail"),
        mistake(
            "enter: 50",
            "enter: fifty",
            5,
            "Expected a whole number in enter of the definition of mql, but it is fifty"),
        mistake(
            "enter: 50",
            "enter: 50.5",
            5,
            "Expected a whole number in enter of the definition of mql, but it is 50.5"),
        mistake(
            "enter: 50",
            "enter: 99999999999",
            5,
            "Expected a whole number in enter of the definition of mql, but it is 99999999999"),
        mistake(
            "enter: 90",
            "enter: 40",
            6,
            "Expected sql to ask for no fewer points than mql, but it asks for 40 and mql for 50"),
        mistake(
            "leave: 40", "leave: 51", 5, "Expected leave to be at most enter (50), but it is 51"),
        mistake(
            "points: 10", "points: 0", 9, "Expected points to be given or taken, but they are 0"),
        mistake(
            "points: 10",
            "pionts: 10",
            9,
            "Expected only id, text, when, points in a fit rule, but found pionts; did you mean points?"),
        mistake(
            "id: demo",
            "id: title",
            11,
            "Expected each scoring rule once, but title is already on line 9"),
        mistake(
            "max: 1",
            "max: 0",
            11,
            "Expected max of an engagement rule to be from 1 to 256, but it is 0"),
        mistake(
            "when: lead.jobTitle != \"\"",
            "when: score.fit > 1",
            9,
            "Expected only lead.* in this condition, but it looks at score.fit"),
        mistake(
            "when: lead.jobTitle != \"\"",
            "when: lead.country == 'UK'",
            9,
            "Expected an ISO 3166 country code, but there is no UK; did you mean GB?"),
        mistake(
            "zone: Europe/Berlin",
            "zone: CEST+1",
            14,
            "Expected an IANA time zone such as Europe/Berlin, but there is no CEST+1"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { mon-fri: [\"09:00-17:00\"], fri: [] }",
            15,
            "Expected the hours of each day once, but fri has some already"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { monday: [\"09:00-17:00\"] }",
            15,
            "Expected a day such as mon, or days such as mon-fri, but it is monday"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { fri-mon: [\"09:00-17:00\"] }",
            15,
            "Expected a day such as mon, or days such as mon-fri, but it is fri-mon"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { mon: [\"9-17\"] }",
            15,
            "Expected hours such as 09:00-12:30, but it is 9-17"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { mon: {a: b} }",
            15,
            "Expected hours such as 09:00-12:30 for mon, but it is a mapping"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: { mon-sun: [] }",
            14,
            "Expected calendar office to open on some day of the week, but it never does"),
        mistake(
            "hours: { mon-fri: [\"09:00-17:00\"] }",
            "hours: sometimes",
            15,
            "Expected the hours as a mapping of keys to values, but it is sometimes"),
        mistake(
            "2026-12-25,",
            "2026-13-25,",
            16,
            "Expected a date such as 2026-12-25, or --12-25 for every year, but it is 2026-13-25"),
        mistake(
            "2026-12-25,",
            "2026-12-25, 2026-12-25,",
            16,
            "Expected each holiday once, but 2026-12-25 is there again"),
        mistake(
            "2026-12-25,",
            "2026-12-24,",
            17,
            "Expected 2026-12-24 as a holiday or with special hours, but it is both"),
        mistake(
            "2026-12-24:",
            "Christmas:",
            17,
            "Expected a date such as 2026-12-24, but it is Christmas"),
        mistake(
            "  office:\n",
            "  team: { hours: always }\n  office:\n",
            13,
            "Expected a calendar's own name, but team already has a meaning in targets"),
        mistake(
            "    calendar: office\n    reps",
            "    calendar: offic\n    reps",
            21,
            "Expected a calendar of this agreement, but there is no offic; did you mean office?"),
        mistake(
            "- { id: anna, name: Anna, capacity: 10 }",
            "[]",
            23,
            "Expected at least one entry in reps, but it is empty"),
        mistake(
            "capacity: 10",
            "capacity: 0",
            23,
            "Expected capacity of a rep to be from 1 to 1000, but it is 0"),
        mistake(
            "capacity: 10",
            "capacity: 10, weight: 0",
            23,
            "Expected weight of a rep to be from 1 to 1000, but it is 0"),
        mistake(
            "capacity: 10",
            "capacity: 10, active: yes",
            23,
            "Expected true or false in active of a rep, but it is yes"),
        mistake(
            "capacity: 10",
            "capacity: 10, calendar: none",
            23,
            "Expected a calendar of this agreement, but there is no none"),
        mistake(
            "capacity: 10 }",
            "capacity: 10 }\n      - { id: anna, name: Other, capacity: 1 }",
            24,
            "Expected each rep once, but anna is already on line 23"),
        mistake(
            "- { id: all, team: sdr }",
            "- { id: all, team: sales }",
            25,
            "Expected a team of this agreement, but there is no sales"),
        mistake(
            "- { id: all, team: sdr }",
            "{ id: all, team: sdr }",
            25,
            "Expected a list in routing, but it is a mapping"),
        mistake(
            "- { id: all, team: sdr }",
            "- { id: all, team: sdr, when: engagement.other > 0 }",
            25,
            "Expected only lead.*, score.fit, score.engagement, score.total and stage in this condition, but it looks at engagement.other"),
        mistake(
            "kind: time-to-first-response",
            "kind: time-to-response",
            27,
            "Expected a kind of target (time-to-route, time-to-accept, time-to-first-response, follow-up, time-in-stage, answer-to-rejection), but there is no time-to-response; did you mean time-to-route?"),
        mistake(
            "budget: 4h",
            "budget: 0h",
            27,
            "Expected a budget above zero such as 4h, 1h30m, 90s or 2bd, but it is 0h"),
        mistake(
            "budget: 4h",
            "budget: -4h",
            27,
            "Expected a budget above zero such as 4h, 1h30m, 90s or 2bd, but it is -4h"),
        mistake(
            "budget: 4h",
            "budget: 4 hours",
            27,
            "Expected a budget above zero such as 4h, 1h30m, 90s or 2bd, but it is 4 hours"),
        mistake(
            "budget: 4h",
            "budget: 9000h",
            27,
            "Expected a budget of at most 366 days, but it is 9000h"),
        mistake(
            "budget: 4h",
            "budget: 1d",
            27,
            "Expected hours, or business days such as 2bd, as a plain day can mean 8 or 24 hours of business time, but it is 1d"),
        mistake(
            "80%",
            "100%",
            27,
            "Expected a share of the budget from 1% to 99%, or a time such as 1h before, but it is 100%"),
        mistake("80%", "50%", 27, "Expected each warning once, but 50% is there again"),
        mistake(
            "80%",
            "80",
            27,
            "Expected a share of the budget from 1% to 99%, or a time such as 1h before, but it is 80"),
        mistake(
            "calendar: office, warn",
            "calendar: lunch, warn",
            27,
            "Expected a calendar of this agreement, but there is no lunch"),
        mistake(
            "calendar: office, warn",
            "calendar: rep, warn",
            27,
            "Expected a calendar that is known when the clock starts, but no rep has the lead yet; did you mean team?"),
        mistake(
            "budget: 4h",
            "evidence: mail, budget: 4h",
            27,
            "Expected a level of contact (automated, attempt, connect), but there is no mail"),
        mistake(
            "kind: time-to-first-response",
            "evidence: attempt, kind: time-to-accept",
            27,
            "Expected evidence for time-to-first-response and follow-up only, but this target asks for no contact"),
        mistake(
            "warn: [50%",
            "stage: sal, warn: [50%",
            27,
            "Expected stage for time-in-stage only, but this is another kind"),
        mistake(
            "kind: time-to-first-response",
            "kind: time-in-stage",
            27,
            "Expected stage in a target, but it is missing"),
        mistake(
            "kind: time-to-first-response",
            "kind: time-in-stage, stage: sales",
            27,
            "Expected a stage (lead, profiled, mql, sal, sql, opportunity, customer, recycled, disqualified, lost), but there is no sales"),
        mistake(
            "kind: time-to-first-response",
            "kind: follow-up, attempts: 1, within: 21d",
            27,
            "Expected attempts of a target to be from 2 to 20, but it is 1"),
        mistake(
            "kind: time-to-first-response",
            "kind: follow-up, attempts: 6, within: 3 weeks",
            27,
            "Expected a time above zero and of at most 366 days such as 21d, but it is 3 weeks"),
        mistake(
            "budget: 4h",
            "attempts: 6, budget: 4h",
            27,
            "Expected attempts for follow-up only, but this is another kind"),
        mistake(
            "80%",
            "4h before", 27, "Expected a warning within the budget of 4h, but it is 4h before"),
        mistake(
            "80%",
            "1h after",
            27,
            "Expected a share of the budget from 1% to 99%, or a time such as 1h before, but it is 1h after"),
        mistake(
            "budget: 4h, calendar: office",
            "budget: 2bd, calendar: elapsed",
            27,
            "Expected plain days such as 2d where every second counts, but it is 2bd"),
        mistake(
            "budget: 4h",
            "budget: 400bd",
            27,
            "Expected a budget of at most 366 days, but it is 400bd"),
        mistake(
            "budget: 4h",
            "zone: Europe/Paris, budget: 4h",
            27,
            "Expected lead, or no zone for the calendar's own, but it is Europe/Paris"),
        mistake(
            "calendar: office, warn",
            "calendar: elapsed, zone: lead, warn",
            27,
            "Expected a zone for hours of a calendar, but every second counts"),
        mistake(
            "budget: 4h",
            "resume: 'waiting == \"\"', budget: 4h",
            27,
            "Expected resume together with pause only, but this target never pauses"),
        mistake(
            "budget: 4h",
            "pause: 'score.fit > 3', budget: 4h",
            27,
            "Expected only lead.*, score.total, stage, team and waiting in this condition, but it looks at score.fit"),
        mistake(
            "budget: 4h",
            "pause: [a], budget: 4h",
            27,
            "Expected a condition in pause, but it is a list"),
        mistake(
            "warn: [50%",
            "escalate: [{ after: 1h, action: shout }], warn: [50%",
            27,
            "Expected an action (notify, reassign, pool, manager), but there is no shout"),
        mistake(
            "warn: [50%",
            "escalate: [{ after: 1d, action: pool }], warn: [50%",
            27,
            "Expected a time after the breach in hours and minutes such as 30m, or 0m, but it is 1d"),
        mistake(
            "warn: [50%",
            "escalate: [{ after: 1h, action: notify }], warn: [50%",
            27,
            "Expected the role to notify in an escalation, but it is missing"),
        mistake(
            "warn: [50%",
            "escalate: [{ after: 1h, action: pool }, { after: 1h, action: pool }], warn: [50%",
            27,
            "Expected each escalation once, but +1h pool is there again"),
        mistake(
            "warn: [50%",
            "in-flight: yes, warn: [50%",
            27,
            "Expected true or false in in-flight of a target, but it is yes"),
        commitment(
            "measure: mql-volume",
            "at-least: 80%",
            "Expected a number of leads above zero in at-least of a commitment, but it is 80%"),
        commitment(
            "measure: profiled-rate",
            "at-least: 80",
            "Expected a share from 1% to 100% in at-least of a commitment, but it is 80"),
        commitment(
            "measure: profiled-rate",
            "at-least: 101%",
            "Expected a share from 1% to 100% in at-least of a commitment, but it is 101%"),
        commitment(
            "measure: mql-volume, team: sales",
            "at-least: 80",
            "Expected a team of this agreement, but there is no sales"),
        mistake(
            "recycle: { later: Later }",
            "recycle: {}",
            30,
            "Expected at least one reason in recycle, but it is empty"),
        mistake(
            "recycle: { later: Later }",
            "recycle: { later: [a] }",
            30,
            "Expected text in later of the reasons of recycle, but it is a list"),
        mistake(
            "  recycle: { later: Later }\n",
            "",
            29,
            "Expected recycle in the dispositions, but it is missing"));
  }

  private static Arguments commitment(String measure, String atLeast, String text) {
    return mistake(
        "dispositions:",
        "commitments:\n  - { id: c, owner: marketing, period: month, calendar: office, "
            + measure
            + ", "
            + atLeast
            + " }\ndispositions:",
        29,
        text);
  }

  private static Arguments mistake(String from, String to, int line, String text) {
    return arguments(from, to, new Said(line, text));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void namesTheLineAndWhatIsWrong(String from, String to, Said problem) {
    assertThat(said(with(from, to)))
        .contains(problem)
        .allSatisfy(other -> assertThat(other.text()).startsWith("Expected ").contains(", but "));
  }

  @Test
  void aMistakeInsideABlockOfLinesIsOnItsOwnLine() {
    List<Said> problems =
        said(
            with("when: lead.hasEmail }", "when: true }\n  # a comment")
                .replace(
                    "mql: { when: score.fit > 0, enter: 50, leave: 40 }",
                    "mql:\n    when: |\n      score.fit > 0 &&\n      lead.contry == \"DE\"\n    enter: 50\n    leave: 40"));

    assertThat(problems)
        .containsExactly(
            new Said(
                9,
                "Expected a name that conditions know, but there is no lead.contry; did you mean lead.country?"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsNoAgreementAtAllIsOneProblem(String yaml, int line, String text) {
    assertThat(said(yaml))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.line()).isEqualTo(line),
            problem -> assertThat(problem.text()).startsWith(text));
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("", 1, "Expected an agreement, but it is empty"),
        arguments("# only a comment\n", 1, "Expected an agreement, but it is empty"),
        arguments("version: v1\nname: [a\nb: c", 3, "Expected YAML or JSON, but "),
        arguments("version: v1\n\tname: x", 2, "Expected YAML or JSON, but "),
        arguments("version: v1\n---\nversion: v2", 2, "Expected YAML or JSON, but "),
        arguments("a: \u0000", 1, "Expected YAML or JSON, but "),
        arguments("x".repeat(1024 * 1024 + 1), 1, "Expected at most 1 MiB, but it is larger"),
        arguments("[".repeat(10_000), 1, "Expected YAML or JSON, but "),
        arguments(bomb(), 1, "Expected YAML or JSON, but "));
  }

  /** Few lines that would grow to 9^9 entries. */
  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    return yaml.toString();
  }

  @Test
  void aListOrAWordIsNoAgreement() {
    assertThat(said("- a\n- b"))
        .contains(
            new Said(1, "Expected the agreement as a mapping of keys to values, but it is a list"));
    assertThat(said("agreement"))
        .contains(
            new Said(
                1, "Expected the agreement as a mapping of keys to values, but it is agreement"));
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.yaml"), "\uFEFF" + Documents.VALID);

    assertThat(AgreementReader.read(file).version()).isEqualTo("v1");
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path notText =
        Files.write(
            folder.resolve("latin1.yaml"), "name: Müller".getBytes(StandardCharsets.ISO_8859_1));
    Path huge = Files.writeString(folder.resolve("huge.yaml"), "#".repeat(1024 * 1024 + 1));

    assertThat(messageOf(folder.resolve("missing.yaml")))
        .contains("missing.yaml is not a valid agreement:")
        .endsWith("line 1, column 1: Expected a file, but there is none");
    assertThat(messageOf(folder)).endsWith("Expected a readable file, but it cannot be read");
    assertThat(messageOf(notText)).endsWith("Expected text in UTF-8, but it is not");
    assertThat(messageOf(huge)).endsWith("Expected at most 1 MiB, but it is larger");
  }

  private static String messageOf(Path file) {
    try {
      return AgreementReader.read(file).toString();
    } catch (InvalidAgreementException e) {
      return e.getMessage();
    }
  }
}
