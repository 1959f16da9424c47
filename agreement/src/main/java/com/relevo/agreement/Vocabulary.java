package com.relevo.agreement;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.Validity;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names that conditions know. Each is one dotted variable, so that a misspelt field fails when
 * the agreement is read.
 */
final class Vocabulary {
  /** Known to conditions only where the agreement lets the predictive score decide. */
  static final String PREDICTIVE = "score.predictive";

  /** Known to conditions only where the agreement requires a profile. */
  static final String COMPLETENESS = "lead.completeness";

  /** What the monitor does not keep of a lead. */
  static final Set<String> UNKNOWN_TO_MONITOR =
      Set.of(
          "lead.roleMailbox",
          "lead.disposable",
          "lead.valid",
          "lead.emailValidity",
          "lead.phoneValidity",
          "lead.countryValidity",
          "lead.companyValidity",
          COMPLETENESS);

  static final Map<String, Name> NAMES = names();

  private Vocabulary() {}

  /** {@code value} is asked with what the agreement requires of a profile. */
  record Name(CelType type, BiFunction<Facts, RequiredProfile, Object> value) {
    Name(CelType type, Function<Facts, Object> value) {
      this(type, (facts, _) -> value.apply(facts));
    }
  }

  private static Map<String, Name> names() {
    Map<String, Name> names = new LinkedHashMap<>();
    text(names, "lead.source", facts -> facts.lead().source());
    flag(names, "lead.hasEmail", facts -> facts.lead().hasEmail());
    flag(names, "lead.hasPhone", facts -> facts.lead().hasPhone());
    text(names, "lead.jobTitle", facts -> facts.lead().jobTitle());
    text(names, "lead.company", facts -> facts.lead().company());
    text(names, "lead.companyDomain", facts -> facts.lead().companyDomain());
    text(names, "lead.country", facts -> facts.lead().country());
    text(names, "lead.region", facts -> facts.lead().region());
    text(names, "lead.postalCode", facts -> facts.lead().postalCode());
    text(names, "lead.industry", facts -> facts.lead().industry());
    text(names, "lead.language", facts -> facts.lead().language());
    text(names, "lead.productInterest", facts -> facts.lead().productInterest());
    number(names, "lead.employees", facts -> facts.lead().employees());
    names.put(
        "lead.attributes",
        new Name(
            MapType.create(SimpleType.STRING, SimpleType.STRING),
            facts -> facts.lead().attributes()));
    flag(names, "lead.roleMailbox", facts -> facts.lead().roleMailbox());
    flag(names, "lead.disposable", facts -> facts.lead().disposable());
    flag(names, "lead.valid", facts -> facts.lead().allValid());
    validity(names, "lead.emailValidity", LeadFacts::emailValidity);
    validity(names, "lead.phoneValidity", LeadFacts::phoneValidity);
    validity(names, "lead.countryValidity", LeadFacts::countryValidity);
    validity(names, "lead.companyValidity", LeadFacts::companyValidity);
    names.put(
        COMPLETENESS,
        new Name(SimpleType.INT, (facts, profile) -> (long) profile.completeness(facts.lead())));
    number(names, "score.fit", facts -> facts.score().fit());
    number(names, "score.engagement", facts -> facts.score().engagement());
    number(names, "score.total", facts -> facts.score().total());
    text(names, "score.grade", Facts::grade);
    number(names, PREDICTIVE, Facts::predictive);
    number(names, "account.score", facts -> facts.account().score());
    number(names, "account.people", facts -> facts.account().people());
    number(names, "account.customers", facts -> facts.account().customers());
    flag(names, "account.qualified", facts -> facts.account().qualified());
    text(names, "stage", facts -> facts.stage().name());
    text(names, "team", Facts::team);
    text(names, "waiting", Facts::waiting);
    for (EngagementKind kind : EngagementKind.values()) {
      number(
          names,
          "engagement." + kind.name().toLowerCase(Locale.ROOT),
          facts -> facts.engagements().get(kind));
    }
    return names;
  }

  private static void text(
      Map<String, Name> names, String name, Function<Facts, @Nullable String> value) {
    names.put(name, new Name(SimpleType.STRING, facts -> orEmpty(value.apply(facts))));
  }

  private static void validity(
      Map<String, Name> names, String name, Function<LeadFacts, Validity> value) {
    text(names, name, facts -> value.apply(facts.lead()).name());
  }

  private static void flag(
      Map<String, Name> names, String name, Function<Facts, @Nullable Boolean> value) {
    names.put(name, new Name(SimpleType.BOOL, facts -> Boolean.TRUE.equals(value.apply(facts))));
  }

  private static void number(
      Map<String, Name> names, String name, Function<Facts, @Nullable Integer> value) {
    names.put(name, new Name(SimpleType.INT, facts -> orZero(value.apply(facts))));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
