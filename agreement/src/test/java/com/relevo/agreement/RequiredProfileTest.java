package com.relevo.agreement;

import static com.relevo.agreement.Documents.problems;
import static com.relevo.agreement.Documents.with;
import static com.relevo.agreement.ProfileField.COMPANY;
import static com.relevo.agreement.ProfileField.EMAIL;
import static com.relevo.agreement.ProfileField.JOB_TITLE;
import static com.relevo.agreement.ProfileField.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.InvalidAgreementException.Problem;
import com.relevo.agreement.RequiredProfile.Gap;
import com.relevo.events.Faults;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.Validity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agreement requires to be known of a lead, and what conditions see of it. */
class RequiredProfileTest {
  private static final LeadFacts BLANK =
      new LeadFacts("web", false, false, null, null, null, null, null, null, null, Map.of());
  private static final LeadFacts ADA =
      new LeadFacts("web", true, false, null, "Acme", null, "DE", null, null, null, Map.of())
          .withFaults(new Faults(null, Validity.NOT_A_NUMBER, null, null));

  private static String stated(String fields, String when) {
    return with(
        "profiled: { when: lead.hasEmail }",
        "profile: { required: [" + fields + "] }\n  profiled: { when: '" + when + "' }");
  }

  private static boolean holds(String when, LeadFacts lead) {
    return AgreementReader.read("t", stated("email, company, phone, job_title", when))
        .definitions()
        .profiled()
        .holds(new Facts(lead, new Score(0, 0), Stage.LEAD, Map.of()));
  }

  @Test
  void isReadFromTheDefinitionsAndRequiresNothingWhereItIsLeftOut() {
    assertThat(
            AgreementReader.read("t", stated("job_title, email", "true"))
                .definitions()
                .profile()
                .fields())
        .containsExactly(EMAIL, JOB_TITLE);
    assertThat(Documents.valid().definitions().profile()).isEqualTo(RequiredProfile.NONE);
  }

  @Test
  void countsWhatIsThereAndRight() {
    RequiredProfile profile = new RequiredProfile(Set.of(JOB_TITLE, EMAIL, PHONE));

    assertThat(profile.completeness(ADA)).isEqualTo(33);
    assertThat(profile.completeness(BLANK)).isZero();
    assertThat(RequiredProfile.NONE.completeness(BLANK)).isEqualTo(100);
  }

  @Test
  void namesTheGapsThenWhatElseIsWrong() {
    LeadFacts doubtful =
        ADA.withMailbox(false, true)
            .withFaults(new Faults(null, Validity.LENGTH, null, Validity.PLACEHOLDER));

    assertThat(new RequiredProfile(Set.of(JOB_TITLE, COMPANY)).gaps(doubtful))
        .isEqualTo(
            List.of(
                new Gap(COMPANY, Validity.PLACEHOLDER, true),
                new Gap(JOB_TITLE, Validity.MISSING, true),
                new Gap(EMAIL, Validity.DISPOSABLE, false),
                new Gap(PHONE, Validity.LENGTH, false)));
    assertThat(RequiredProfile.NONE.gaps(BLANK)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lead.completeness == 50",
        "lead.phoneValidity == \"NOT_A_NUMBER\"",
        "lead.emailValidity == \"VALID\"",
        "lead.countryValidity == \"VALID\"",
        "lead.companyValidity in [\"VALID\", \"PLACEHOLDER\"]",
        "!lead.valid",
      })
  void conditionsSeeHowCompleteAndHowValidALeadIs(String when) {
    assertThat(holds(when, ADA)).isTrue();
    assertThat(holds(when, BLANK)).isFalse();
  }

  @Test
  void whatIsMissingIsNotWrong() {
    assertThat(holds("lead.valid && lead.emailValidity == \"MISSING\"", BLANK)).isTrue();
    assertThat(holds("lead.valid", ADA.withFaults(Faults.NONE).withMailbox(false, true))).isFalse();
  }

  @Test
  void aConditionMayAskForCompletenessWhereverAQualificationIsDecidedOrRouted() {
    String routed =
        stated("email", "true")
            .replace(
                "team: sdr }",
                "when: lead.completeness >= 80, team: sdr }\n  - { id: rest, team: sdr }")
            .replace("when: lead.jobTitle != \"\"", "when: lead.completeness == 100");

    assertThat(problems(routed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "profile: { required: [email, mail] }|4:32|Expected a field (email, phone, company, company-domain, country, region, postal-code, job-title, industry, employees, language, product-interest), but there is no mail",
        "profile: { required: [] }|4:24|Expected at least one field in required",
        "profile: {}|4:12|Expected required in the required profile, but it is missing",
        "sal: { when: lead.completeness > 50 }|4:16|Expected a required profile where a condition looks at lead.completeness, but there is none",
        "sal: { when: lead.emailValidity == 'BAD' }|4:38|Expected what a field can be, but there is no BAD",
      })
  void aMistakeIsToldByLineAndColumn(String key, String place, String text) {
    assertThat(problems(with("definitions:", "definitions:\n  " + key)))
        .extracting(each -> each.line() + ":" + each.column() + " " + each.text())
        .containsExactly(place + " " + text);
  }

  @Test
  void whatTheMonitorDoesNotKeepIsNoNameInATarget() {
    assertThat(
            problems(
                stated("email", "true")
                    .replace("budget: 4h", "budget: 4h, when: lead.completeness > 50")))
        .extracting(Problem::text)
        .singleElement()
        .asString()
        .startsWith("Expected only lead.*, score.total, stage and team in this condition");
  }
}
