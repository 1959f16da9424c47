package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.LeadFacts;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In whose hours a rep's clock runs: what is set of them beside the agreement wins. */
class RepHoursTest {
  private static final Agreement AGREEMENT = AgreementReader.example();
  private static final Target TARGET = AGREEMENT.target("accept-in-2-hours").orElseThrow();
  private static final LeadFacts LEAD =
      new LeadFacts("test", true, true, null, "Acme", null, "DE", null, null, null, Map.of());

  private static String hours(String rep, RepCalendars set) {
    Assigned assigned =
        Assigned.of(new Assignment(new AssignmentId("a"), new TeamId("sdr-emea"), new RepId(rep)));
    return Terms.of("pin", AGREEMENT, set)
        .hours()
        .of(TARGET, LEAD, null, assigned)
        .map(BusinessCalendar::name)
        .orElseThrow();
  }

  @Test
  void areTheAgreementsWhereNothingIsSet() {
    assertThat(hours("claire.moreau", RepCalendars.NONE)).isEqualTo("paris-office");
    assertThat(hours("anna.keller", RepCalendars.NONE)).isEqualTo("emea-office");
    assertThat(hours("nobody", RepCalendars.NONE)).isEqualTo("emea-office");
  }

  @Test
  void areTheCalendarThatIsSetIfTheAgreementHasIt() {
    assertThat(hours("anna.keller", _ -> Optional.of("paris-office"))).isEqualTo("paris-office");
    assertThat(hours("new", _ -> Optional.of("paris-office"))).isEqualTo("paris-office");
    assertThat(hours("claire.moreau", _ -> Optional.of("no-more"))).isEqualTo("paris-office");
  }
}
