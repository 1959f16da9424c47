package com.relevo.agreement;

import static com.relevo.agreement.Documents.problems;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringReaderTest {
  private static final String DEMO =
      "{ id: demo, text: Asked for a demo, on: demo_requested, points: 40, max: 1 }";

  @Test
  void readsDecayPeriodsAndGroups() {
    ScoringModel model =
        read(
                DEMO,
                "{ id: page, text: Page, on: page_viewed, points: 2, max: 3, per: day, half-life: 14d, group: web }",
                "scoring:",
                "scoring:\n  groups: [{ id: web, text: Web, max: 20, per: month }]")
            .scoring();

    assertThat(model.engagement())
        .containsExactly(
            new EngagementRule(
                "page",
                "Page",
                EngagementKind.PAGE_VIEWED,
                2,
                3,
                Period.DAY,
                Duration.ofDays(14),
                "web"));
    assertThat(model.groups()).containsExactly(new CapGroup("web", "Web", 20, Period.MONTH));
  }

  @Test
  void readsTheGradeAndTheAccount() {
    ScoringModel model =
        read(
                "scoring:",
                """
                scoring:
                  grade: { fit: { A: 50, B: 30, C: 10 }, engagement: { 1: 60, 2: 30, 3: 10 }, keep: 3 }
                  account: { enter: 120, leave: 80, people: 3, most-engaged: 2 }\
                """)
            .scoring();

    assertThat(model.grade())
        .isEqualTo(new GradeBands(List.of(50, 30, 10), List.of(60, 30, 10), 3));
    assertThat(model.account()).isEqualTo(new AccountModel(120, 80, 3, 2));
  }

  @Test
  void readsHandRaisersExclusionsAndCoolDowns() {
    Agreement agreement =
        read(
            "definitions:",
            """
            lists: { competitors: [rival.example] }
            definitions:
              hand-raiser: { on: [demo_requested, meeting-booked], when: lead.hasEmail, within: 30d, ends-cool-down: true }
              exclusions: [{ id: rival, text: Rival, when: lead.companyDomain in lists.competitors }]\
            """,
            "enter: 50, leave: 40 }",
            "enter: 50, leave: 40, cool-down: 7d }",
            "recycle: { later: Later }",
            "recycle: { later: { text: Later, cool-down: 90d }, other: Other }",
            "lost: { price: Price }",
            "lost: { price: { text: Price, cool-down: 180d }, gone: Gone }");
    Definitions definitions = agreement.definitions();

    assertThat(definitions.handRaiser().on())
        .isEqualTo(Set.of(EngagementKind.DEMO_REQUESTED, EngagementKind.MEETING_BOOKED));
    assertThat(definitions.handRaiser().within()).isEqualTo(Duration.ofDays(30));
    assertThat(definitions.handRaiser().endsCoolDown()).isTrue();
    assertThat(definitions.mql().coolDown()).isEqualTo(Duration.ofDays(7));
    assertThat(definitions.exclusions().getFirst().when().holds(at("rival.example"))).isTrue();
    assertThat(definitions.exclusions().getFirst().when().holds(at("friend.example"))).isFalse();
    assertThat(agreement.dispositions().recycle())
        .isEqualTo(Map.of("later", "Later", "other", "Other"));
    CoolDowns rest = agreement.dispositions().coolDowns();
    assertThat(rest.afterRecycling("later")).isEqualTo(Duration.ofDays(90));
    assertThat(rest.afterRecycling("other")).isZero();
    assertThat(rest.afterRejection("bad")).isZero();
    assertThat(rest.afterLoss("price")).isEqualTo(Duration.ofDays(180));
    assertThat(rest.afterLoss("gone")).isNull();
  }

  @Test
  void allOfItMayBeLeftOut() {
    Agreement agreement = Documents.valid();

    assertThat(agreement.scoring().groups()).isEmpty();
    assertThat(agreement.scoring().grade()).isNull();
    assertThat(agreement.scoring().account()).isNull();
    assertThat(agreement.definitions().handRaiser()).isNull();
    assertThat(agreement.definitions().exclusions()).isEmpty();
    assertThat(agreement.definitions().mql().coolDown()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "max: 1 }| max: 1, group: web } | Expected a group of rules of this agreement, but there is no web",
        "max: 1 }| max: 1, half-life: soon } | Expected half-life as time such as 30d or 12h, up to 3650d, but it is soon",
        "max: 1 }| max: 1, half-life: 0d } | Expected half-life as time such as 30d or 12h, up to 3650d, but it is 0d",
        "max: 1 }| max: 1, per: hour } | Expected a period (day, week, month), but there is no hour",
        "scoring: | scoring:~  grade: { fit: { A: 5, B: 5, C: 1 }, engagement: { 1: 3, 2: 2, 3: 1 } } | Expected fewer points than the band before it (5), but B is 5",
        "scoring: | scoring:~  account: { enter: 5, leave: 6 } | Expected leave to be at most enter (5), but it is 6",
        "scoring: | scoring:~  groups: [{ id: demo, text: Demo, max: 5 }] | Expected each scoring rule once, but demo is already on line 8",
        "definitions: | definitions:~  hand-raiser: { on: [demo], within: 1d } | Expected an engagement kind (form-submitted, page-viewed, pricing-viewed, email-opened, email-clicked, content-downloaded, webinar-attended, trial-started, demo-requested, meeting-booked, other), but there is no demo",
        "definitions: | definitions:~  hand-raiser: { on: [], within: 1d } | Expected at least one engagement kind in on",
        "definitions: | definitions:~  hand-raiser: { on: [other] } | Expected within in the hand-raiser, but it is missing",
        "definitions: | definitions:~  exclusions: [{ id: a, text: A, when: lead.companyDomain in lists.nobody }] | Expected a name that conditions know, but there is no lists.nobody",
        "definitions: | lists: { a: b }~definitions: | Expected a list in a, but it is b",
        "definitions: | lists: { Own-List: [b] }~definitions: | Expected the name of a list in letters, digits and underscores, a small letter first, but it is Own-List",
        "recycle: { later: Later } | recycle: { later: { text: Later, cool-down: x } } | Expected cool-down as time such as 30d or 12h, up to 3650d, but it is x",
        "disqualification: { fake: Fake } | disqualification: { fake: { text: Fake, cool-down: 3d } } | Expected only text, returns-turn in a reason, but found cool-down",
      })
  void saysWhatIsWrong(String from, String to, String message) {
    assertThat(problems(with(from.strip(), to.strip().replace("~", "\n"))))
        .extracting(InvalidAgreementException.Problem::text)
        .contains(message);
  }

  private static Facts at(String domain) {
    LeadFacts lead =
        new LeadFacts("api", true, false, null, null, domain, null, null, null, null, Map.of());
    return new Facts(lead, new Score(0, 0), Stage.LEAD, Map.of());
  }

  /** The valid document with each first replaced by its second. */
  private static Agreement read(String... replacements) {
    String yaml = Documents.VALID;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(yaml).contains(replacements[i]);
      yaml = yaml.replaceFirst(java.util.regex.Pattern.quote(replacements[i]), replacements[i + 1]);
    }
    return AgreementReader.read("test.yaml", yaml);
  }
}
