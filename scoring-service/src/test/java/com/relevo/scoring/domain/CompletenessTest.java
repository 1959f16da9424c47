package com.relevo.scoring.domain;

import static com.relevo.scoring.domain.LeadLife.changesIn;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.ProfileField;
import com.relevo.agreement.RequiredProfile;
import com.relevo.agreement.RequiredProfile.Gap;
import com.relevo.events.Faults;
import com.relevo.events.LeadFacts;
import com.relevo.events.Reason;
import com.relevo.events.Validity;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a lead's score says of what is missing or wrong in its profile. */
class CompletenessTest {
  private final Happenings its = new Happenings("lead-1");
  private final LeadLife life =
      new LeadLife(
          requiring(
              Set.of(
                  ProfileField.EMAIL,
                  ProfileField.PHONE,
                  ProfileField.COMPANY,
                  ProfileField.COUNTRY,
                  ProfileField.JOB_TITLE)));

  private static Agreement requiring(Set<ProfileField> fields) {
    Definitions plain = Agreements.DEFINITIONS;
    return Agreements.with(
        "t-1",
        new Definitions(
            plain.profiled(),
            plain.mql(),
            plain.sal(),
            plain.sql(),
            null,
            List.of(),
            new RequiredProfile(fields)));
  }

  private static LeadFacts facts(String jobTitle, boolean hasPhone) {
    return new LeadFacts(
        "web", true, hasPhone, jobTitle, "Hansa", null, "DE", null, 1, null, Map.of());
  }

  private static LeadFacts doubtful() {
    return facts(null, false).withFaults(new Faults(null, Validity.NOT_A_NUMBER, null, null));
  }

  @Test
  void everyScoreAndEveryStepSaysWhatIsMissingAndWhatIsWrong() {
    var events = life.hear(its.captured(doubtful(), Happenings.START));

    assertThat(scoreIn(events).meta().because())
        .extracting(Reason::code, Reason::text, Reason::points)
        .containsExactly(
            tuple("size-0", "Size has digit 0", 1),
            tuple("phone_not_a_number", "The phone number is not a number (profile 60 %)", null),
            tuple("job_title_missing", "The job title is missing (profile 60 %)", null));
    assertThat(changesIn(events).getFirst().meta().because())
        .extracting(Reason::code)
        .endsWith("phone_not_a_number", "job_title_missing");
  }

  @Test
  void sayingLessIsNewsAndACompleteProfileSaysNothing() {
    life.hear(its.captured(doubtful(), Happenings.START));
    var better = life.hear(its.captured(facts("CTO", false), Happenings.START.plusSeconds(60)));
    var whole = life.hear(its.captured(facts("CTO", true), Happenings.START.plusSeconds(120)));

    assertThat(scoreIn(better).meta().because())
        .extracting(Reason::text)
        .contains("The phone number is missing (profile 80 %)")
        .doesNotContain("The job title is missing (profile 60 %)");
    assertThat(scoreIn(whole).meta().because()).extracting(Reason::code).containsExactly("size-0");
  }

  @Test
  void aReportHasTheNumberAndTheFields() {
    assertThat(
            ScoreReport.of(
                    LeadScoring.UNKNOWN, requiring(Set.of(ProfileField.EMAIL)), Happenings.START)
                .profile())
        .isEqualTo(new Completeness(null, List.of()));
    life.hear(its.captured(doubtful(), Happenings.START));

    assertThat(life.report(Happenings.START).profile())
        .isEqualTo(
            new Completeness(
                60,
                List.of(
                    new Gap(ProfileField.PHONE, Validity.NOT_A_NUMBER, true),
                    new Gap(ProfileField.JOB_TITLE, Validity.MISSING, true))));
    assertThat(life.report(Happenings.START).because())
        .extracting(Reason::code)
        .contains("job_title_missing");
  }

  @Test
  void whereNothingIsRequiredOnlyWhatIsWrongIsTold() {
    LeadLife plain = new LeadLife(Agreements.pointsAreEmployees());
    var events = plain.hear(its.captured(doubtful(), Happenings.START));

    assertThat(scoreIn(events).meta().because())
        .extracting(Reason::text)
        .containsExactly("Size has digit 0", "The phone number is not a number");
    assertThat(plain.report(Happenings.START).profile().percent()).isNull();
  }
}
