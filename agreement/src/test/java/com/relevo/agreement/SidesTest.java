package com.relevo.agreement;

import static com.relevo.agreement.Documents.said;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Owner;
import com.relevo.agreement.Agreement.Owners;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.ConsentRules.Basis;
import com.relevo.agreement.Documents.Said;
import com.relevo.agreement.Goal.Aim;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the two sides owe each other beside leads and times: who signs, goals, consent, needs. */
class SidesTest {
  private static Agreement read(String section) {
    return AgreementReader.read("t", with("dispositions:", section + "\ndispositions:"));
  }

  private static String messageOf(String section) {
    return said(with("dispositions:", section + "\ndispositions:")).stream()
        .map(Said::text)
        .findFirst()
        .orElse("no problem");
  }

  @Test
  void anAgreementOfBeforeTheseSectionsMeansWhatItMeant() {
    Agreement agreement = Documents.valid();

    assertThat(agreement.owners()).isEqualTo(Owners.UNNAMED);
    assertThat(agreement.owners().of(Party.SALES).is("anybody@example.com")).isTrue();
    assertThat(agreement.noticePeriod()).isEqualTo(Duration.ofDays(14));
    assertThat(agreement.definitions().sal()).isSameAs(Condition.ALWAYS);
    assertThat(agreement.goals()).isEmpty();
    assertThat(agreement.reportCard()).isEqualTo(ReportCard.NONE);
    assertThat(agreement.consent()).isEqualTo(ConsentRules.UNSTATED);
  }

  @Nested
  class Signing {
    @Test
    void isByTheOwnersInAnyCase() {
      Owners owners =
          read("""
          owners:
            marketing: { name: Mara, email: mara@example.com }
            sales: { name: Stefan, email: stefan@example.com }
          notice-period: 2d12h\
          """)
              .owners();

      assertThat(owners.of(Party.MARKETING)).isEqualTo(new Owner("Mara", "mara@example.com"));
      assertThat(owners.marketing().is("Mara@Example.com")).isTrue();
      assertThat(owners.sales().is("mara@example.com")).isFalse();
    }

    @Test
    void mayTakeEffectAtOnce() {
      assertThat(read("notice-period: 0d").noticePeriod()).isZero();
      assertThat(read("notice-period: 2d12h").noticePeriod()).isEqualTo(Duration.ofHours(60));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "notice-period: 10bd | Expected days or hours of at most 366 days such as 14d, each of 24 hours, but it is 10bd",
          "notice-period: 367d | Expected days or hours of at most 366 days such as 14d, each of 24 hours, but it is 367d",
          "owners: { marketing: { name: M, email: m@x.de } } | Expected sales in the owners, but it is missing",
          "owners: { marketing: { name: M, email: m@x.de }, sales: { name: S } } | Expected email in an owner, but it is missing",
          "owners: { marketing: { name: M, email: mara }, sales: { name: S, email: s@x.de } } | Expected an e-mail address such as mara@example.com, but it is mara",
          "owners: { marketing: { name: M, email: m@x.de }, sales: { name: S, email: M@x.de } } | Expected another person to sign for sales, but both sides are M@x.de",
        })
    void refusesWhatCannotBeSigned(String section, String message) {
      assertThat(messageOf(section)).isEqualTo(message);
    }
  }

  @Nested
  class Goals {
    @Test
    void nameACommitmentATargetOrAMeasure() {
      Agreement agreement =
          read(
              """
              commitments:
                - { id: volume, owner: marketing, measure: mql-volume, at-least: 400, period: month, calendar: office }
              goals:
                - { id: a, text: Leads, owner: marketing, commitment: volume }
                - { id: b, text: Answers, owner: sales, target: respond, at-least: 95%, period: week }
                - { id: c, text: Deals, owner: sales, measure: won-volume, at-least: 25, period: quarter }\
              """);

      assertThat(agreement.goals())
          .containsExactly(
              new Goal("a", "Leads", Party.MARKETING, new Aim.Kept("volume")),
              new Goal(
                  "b",
                  "Answers",
                  Party.SALES,
                  new Aim.InTime("respond", new BigDecimal("0.95"), Commitment.Period.WEEK)),
              new Goal(
                  "c",
                  "Deals",
                  Party.SALES,
                  new Aim.Reached(
                      Goal.Measure.WON_VOLUME, new BigDecimal("25"), Commitment.Period.QUARTER)));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "target: respnd, at-least: 95%, period: week | Expected a target of this agreement, but there is no respnd; did you mean respond?",
          "commitment: volume | Expected a commitment of this agreement, but there is no volume",
          "target: respond, at-least: 95, period: week | Expected a share from 1% to 100% in at-least of a goal, but it is 95",
          "target: respond, at-least: 95% | Expected period in a goal, but it is missing",
          "measure: win-rate, at-least: 20, period: month | Expected a share from 1% to 100% in at-least of a goal, but it is 20",
          "measure: sql-volume, at-least: 20%, period: month | Expected a number of leads above zero in at-least of a goal, but it is 20%",
          "measure: mql-volume, at-least: 20, period: month | Expected mql-volume as a commitment that the goal names, so that it is stated once, but it is a measure of the goal",
          "at-least: 20, period: month | Expected one of commitment, target and measure in a goal, but there is none",
          "target: respond, measure: win-rate | Expected one of commitment, target and measure in a goal, but there is target and measure",
        })
    void areStatedOnceAndRight(String aim, String message) {
      assertThat(messageOf("goals: [{ id: a, text: A, owner: sales, " + aim + " }]"))
          .isEqualTo(message);
    }

    @Test
    void leaveTheNumberToTheCommitment() {
      assertThat(
              messageOf(
                  """
                  commitments: [{ id: v, owner: sales, measure: mql-volume, at-least: 1, period: week, calendar: office }]
                  goals: [{ id: a, text: A, owner: sales, commitment: v, at-least: 2 }]\
                  """))
          .isEqualTo("Expected no at-least, as the commitment states it, but there is one");
    }
  }

  @Nested
  class Consent {
    private final Agreement example = AgreementReader.example();

    @ParameterizedTest
    @CsvSource({
      "DE, REQUEST, CALL, CONTRACT, true",
      "DE, PROSPECTING, CALL, LEGITIMATE_INTEREST, false",
      "DE, PROSPECTING, CALL, CONSENT, true",
      "DE, PROSPECTING, EMAIL, LEGITIMATE_INTEREST, true",
      "FR, MARKETING, EMAIL, LEGITIMATE_INTEREST, false",
      "FR, PROSPECTING, CALL, LEGITIMATE_INTEREST, true",
      "US, MARKETING, EMAIL, LEGITIMATE_INTEREST, true",
      "US, MARKETING, EMAIL, CONTRACT, false",
    })
    void isDecidedByTheFirstRuleAboutTheContact(
        String country,
        ContactPurpose purpose,
        ContactChannel channel,
        Basis basis,
        boolean allowed) {
      assertThat(example.consent().allows(from(country), purpose, channel, basis))
          .isEqualTo(allowed);
    }

    @Test
    void canBeAskedForWhereverNothingWasSaid() {
      ConsentRules strict = read("consent: { contact-unstated: false }").consent();

      assertThat(
              strict.allows(
                  from("US"),
                  ContactPurpose.REQUEST,
                  ContactChannel.EMAIL,
                  Basis.LEGITIMATE_INTEREST))
          .isFalse();
      assertThat(
              strict.allows(
                  from("US"), ContactPurpose.REQUEST, ContactChannel.EMAIL, Basis.CONSENT))
          .isTrue();
    }

    @Test
    void aRuleWithoutBasesForbids() {
      ConsentRules rules =
          read("consent: { rules: [{ id: a, text: A, channels: call, bases: [] }] }").consent();

      assertThat(
              rules.allows(from("US"), ContactPurpose.REQUEST, ContactChannel.CALL, Basis.CONSENT))
          .isFalse();
      assertThat(
              rules.allows(
                  from("US"), ContactPurpose.REQUEST, ContactChannel.EMAIL, Basis.CONTRACT))
          .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "id: a, text: A, channels: [fax], bases: [] | Expected a channel (call, email, meeting, message, other), but there is no fax",
          "id: a, text: A, purposes: [{}], bases: [] | Expected a purpose (request, prospecting, marketing), but there is no a mapping",
          "id: a, text: A | Expected bases in a consent rule, but it is missing",
          "id: a, text: A, when: score.total > 5, bases: [] | Expected only lead.* in this condition, but it looks at score.total",
        })
    void refusesWhatNobodyKnows(String rule, String message) {
      assertThat(messageOf("consent: { rules: [{ " + rule + " }] }")).isEqualTo(message);
    }

    private static Facts from(String country) {
      return new Facts(
          new LeadFacts("api", true, true, null, null, null, country, null, null, null, Map.of()),
          new Score(0, 0),
          Stage.LEAD,
          Map.of());
    }
  }

  @Nested
  class Needs {
    @Test
    void areSixEachWay() {
      ReportCard card = AgreementReader.example().reportCard();

      assertThat(card.needsOf(Party.MARKETING)).hasSize(ReportCard.NEEDS);
      assertThat(card.needsOf(Party.SALES))
          .hasSize(ReportCard.NEEDS)
          .contains(
              new ReportCard.Need("leads-that-fit", "Leads are of companies in our target market"));
    }

    @ParameterizedTest
    @CsvSource({"5", "7"})
    void noMoreAndNoFewer(int count) {
      assertThat(
              messageOf(
                  "report-card:\n  marketing: [%s]\n  sales: [%s]"
                      .formatted(needs("m", 6), needs("s", count))))
          .isEqualTo(
              "Expected 6 needs of sales, so that both sides state as many, but there are "
                  + count);
    }

    @Test
    void eachIsStatedOnce() {
      assertThat(
              messageOf(
                  "report-card:\n  marketing: [%s]\n  sales: [%s]"
                      .formatted(needs("m", 6), needs("m", 6))))
          .startsWith("Expected each need once, but m0 is already on line ");
    }

    private static String needs(String prefix, int count) {
      return String.join(
          ", ",
          IntStream.range(0, count)
              .mapToObj(i -> "{ id: %s%d, text: T }".formatted(prefix, i))
              .toList());
    }
  }
}
