package com.relevo.scoring.http;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.RequiredProfile;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.Validity;
import com.relevo.scoring.domain.Completeness;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.domain.NextStage;
import com.relevo.scoring.domain.ScoreReport;
import com.relevo.scoring.domain.Standing;
import com.relevo.scoring.predictive.Forecast;
import com.relevo.scoring.predictive.Forecasts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score with all that explains it. {@code because} has each rule that gave or took points with
 * the events it counted, then what else keeps the lead where it is; {@code acceptedBySales} while
 * no score moves it; {@code next} is what is missing to the next stage; {@code predictive} stands
 * beside, and decides only where the agreement says so; {@code profile} says how complete the lead
 * is and what is missing or wrong.
 */
record ScoreView(
    String leadId,
    Stage stage,
    int cycle,
    boolean acceptedBySales,
    boolean contactAllowed,
    Points points,
    @Nullable String grade,
    List<Reason> because,
    @Nullable Next next,
    @Nullable Account account,
    Profile profile,
    Instant asOf,
    @Nullable Instant changesAt,
    Forecast predictive,
    String agreementVersion) {

  record Points(int fit, int engagement, int total) {
    static Points of(Score score) {
      return new Points(score.fit(), score.engagement(), score.total());
    }
  }

  /**
   * {@code conditions} are the parts of the definition that do not hold, as the agreement has them.
   */
  record Next(
      Stage stage,
      int pointsMissing,
      List<String> conditions,
      List<Reason> keptBackBy,
      @Nullable Instant notBefore) {
    static @Nullable Next of(@Nullable NextStage next) {
      return next == null
          ? null
          : new Next(
              next.stage(), next.pointsMissing(), next.unmet(), next.blocks(), next.notBefore());
    }
  }

  record Account(
      String domain,
      int score,
      int people,
      int customers,
      boolean qualified,
      boolean amongMostEngaged) {
    static @Nullable Account of(Standing standing) {
      return standing.domain().isEmpty()
          ? null
          : new Account(
              standing.domain(),
              standing.score(),
              standing.people(),
              standing.customers(),
              standing.qualified(),
              standing.chosen());
    }
  }

  /**
   * {@code completeness} is in per cent of the fields that the agreement requires, null where it
   * requires none.
   */
  record Profile(@Nullable Integer completeness, List<Gap> gaps) {
    static Profile of(Completeness profile) {
      return new Profile(profile.percent(), profile.gaps().stream().map(Gap::of).toList());
    }
  }

  /** A field that is missing or wrong, by its name in the agreement. */
  record Gap(String field, Validity validity, boolean required) {
    static Gap of(RequiredProfile.Gap gap) {
      return new Gap(gap.field().word(), gap.validity(), gap.required());
    }
  }

  static ScoreView of(
      String leadId, LeadScoring scoring, Agreement agreement, Forecasts forecasts, Instant now) {
    ScoreReport report = ScoreReport.of(scoring, agreement, forecasts, now);
    return new ScoreView(
        leadId,
        scoring.stage(),
        scoring.cycle(),
        scoring.position().accepted(),
        scoring.consent().allowed(),
        Points.of(report.score()),
        report.grade().isEmpty() ? null : report.grade(),
        report.because(),
        Next.of(report.next()),
        Account.of(report.account()),
        Profile.of(report.profile()),
        report.at(),
        report.changesAt(),
        forecasts.of(scoring.stage(), report.because(), agreement),
        report.agreementVersion());
  }
}
