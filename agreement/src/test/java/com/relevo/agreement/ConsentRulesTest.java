package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ConsentRules EXAMPLE = AgreementReader.example().consent();
  private static final ConsentRules ON_CONSENT = new ConsentRules(false, List.of());

  private static Facts from(String country) {
    LeadFacts lead =
        new LeadFacts("web", true, true, null, null, null, country, null, null, null, Map.of());
    return new Facts(lead, new Score(0, 0), Stage.MQL, Map.of());
  }

  private static ConsentChanged said(
      boolean allowed,
      @Nullable ContactChannel channel,
      @Nullable ContactPurpose purpose,
      Instant at,
      Reason... because) {
    Meta meta = new Meta("e", new LeadId("l"), 0, at, at, null, List.of(because), Mode.LIVE, null);
    boolean all = channel == null && purpose == null;
    return new ConsentChanged(
        meta,
        new SourceRef("web", null, "d"),
        !all || allowed,
        "form",
        all ? null : new PartialConsent(allowed, channel, purpose));
  }

  private static ContactStatements all(ConsentChanged... events) {
    ContactStatements said = ContactStatements.NONE;
    for (ConsentChanged event : events) {
      said = said.heard(event);
    }
    return said;
  }

  private static Permission call(ConsentRules rules, ContactStatements said, Instant at) {
    return rules.permission(from("DE"), said, ContactPurpose.PROSPECTING, ContactChannel.CALL, at);
  }

  /** What was said of calls for prospecting, and the rule that decides. */
  @ParameterizedTest
  @CsvSource({
    "DE, PROSPECTING, nothing, false, no-cold-calls",
    "DE, PROSPECTING, yes, true, no-cold-calls",
    "DE, REQUEST, nothing, true, answers",
    "US, PROSPECTING, nothing, true, business-contact",
    "US, PROSPECTING, no, false, contact_withdrawn",
    "US, REQUEST, no, true, answers",
  })
  void allowAContactOnTheBasesThereAre(
      String country, ContactPurpose purpose, String word, boolean allowed, String why) {
    ContactStatements said =
        word.equals("nothing")
            ? ContactStatements.NONE
            : all(said(word.equals("yes"), ContactChannel.CALL, ContactPurpose.PROSPECTING, NOON));

    Permission permission =
        EXAMPLE.permission(from(country), said, purpose, ContactChannel.CALL, NOON);

    assertThat(permission.allowed()).isEqualTo(allowed);
    assertThat(permission.why().code()).isEqualTo(why);
  }

  @Test
  void aNoOfThePersonIsFinalWhateverTheRulesSay() {
    ContactStatements said = all(said(false, null, null, NOON));

    assertThat(call(ConsentRules.UNSTATED, said, NOON).allowed()).isFalse();
    assertThat(EXAMPLE.bars(from("US"), said, ContactPurpose.REQUEST, NOON))
        .map(Reason::code)
        .contains("no_channel_allowed");
  }

  @Test
  void whatWasSaidAfterAContactForbidsItNot() {
    ContactStatements said = all(said(false, ContactChannel.CALL, null, NOON));

    assertThat(call(ConsentRules.UNSTATED, said, NOON.minusSeconds(1)).allowed()).isTrue();
    assertThat(call(ConsentRules.UNSTATED, said, NOON).allowed()).isFalse();
  }

  @Test
  void theNewestStatementAboutAContactHolds() {
    ConsentChanged no = said(false, null, null, NOON);
    ConsentChanged yes = said(true, ContactChannel.CALL, null, NOON.plusSeconds(1));

    for (ContactStatements said : List.of(all(no, yes), all(yes, no))) {
      assertThat(call(ON_CONSENT, said, NOON.plusSeconds(1)).allowed()).isTrue();
      assertThat(call(ON_CONSENT, said, NOON).allowed()).isFalse();
    }
    assertThat(all(no, yes)).isEqualTo(all(yes, no));
  }

  @Test
  void aYesAndANoOfOneInstantAreANo() {
    ConsentChanged no = said(false, ContactChannel.CALL, null, NOON);
    ConsentChanged yes = said(true, ContactChannel.CALL, null, NOON);

    assertThat(call(ConsentRules.UNSTATED, all(no, yes), NOON).allowed()).isFalse();
    assertThat(call(ConsentRules.UNSTATED, all(yes, no), NOON).allowed()).isFalse();
  }

  @Test
  void whatIsTakenBackWasNeverSaid() {
    Reason split = Reason.of(ConsentChanged.TAKEN_BACK, "Only the other lead said so");
    ConsentChanged no = said(false, ContactChannel.CALL, null, NOON);
    ConsentChanged back = said(true, ContactChannel.CALL, null, NOON.plusSeconds(1), split);

    assertThat(all(no, back)).isEqualTo(ContactStatements.NONE);
    assertThat(all(back)).isEqualTo(ContactStatements.NONE);
  }

  @Test
  void whereConsentIsAskedForNobodyIsContactedWithout() {
    assertThat(ON_CONSENT.bars(from("US"), ContactStatements.NONE, ContactPurpose.REQUEST, NOON))
        .hasValueSatisfying(why -> assertThat(why.text()).contains("only who consented"));

    ContactStatements mail = all(said(true, ContactChannel.EMAIL, null, NOON));
    assertThat(ON_CONSENT.bars(from("US"), mail, ContactPurpose.REQUEST, NOON)).isEmpty();
    assertThat(ON_CONSENT.permissions(from("US"), mail, ContactPurpose.REQUEST, NOON))
        .filteredOn(Permission::allowed)
        .extracting(Permission::channel)
        .containsExactly(ContactChannel.EMAIL);
  }
}
