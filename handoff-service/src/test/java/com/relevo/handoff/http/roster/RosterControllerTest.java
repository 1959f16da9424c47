package com.relevo.handoff.http.roster;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.relevo.agreement.TimelineSource;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.handoff.Samples;
import com.relevo.handoff.stream.MergedRosters;
import com.relevo.kit.roster.RosterBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is read of the roster, and what is refused before its one writer is asked. */
class RosterControllerTest {
  private final RosterBook book = new RosterBook();
  private final MockMvc http = http();

  @SuppressWarnings("NullAway") // nothing here gets as far as the broker or the stores
  private MockMvc http() {
    InstantSource clock = InstantSource.fixed(NOON);
    TimelineSource agreements =
        TimelineSource.of(Samples.agreement(team("sdr", rep("anna", 1, 1))));
    RosterController.Parts parts =
        new RosterController.Parts(
            new MergedRosters(agreements, book),
            book,
            new RosterEdge(null, book, clock, new SimpleMeterRegistry()),
            null,
            clock);
    return MockMvcBuilders.standaloneSetup(
            new RepController(parts), new TeamController(parts), new AccountController(parts))
        .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
        .build();
  }

  private void ownAcme() {
    book.hear(
        new RosterEvent.AccountSet(
            new Meta(
                "1", new LeadId("acme.example"), 0, NOON, NOON, null, List.of(), Mode.LIVE, "olga"),
            "acme.example",
            3,
            new AccountEntry(new RepId("anna"))));
  }

  @ParameterizedTest
  @CsvSource({"/reps/anna,anna", "/teams/sdr,sdr"})
  void showsWhatTheAgreementSays(String path, String id) throws Exception {
    http.perform(get(path))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.id").value(id))
        .andExpect(jsonPath("$.source").value("agreement"));
  }

  @Test
  void showsWhatIsSet() throws Exception {
    ownAcme();
    http.perform(get("/accounts/acme.example"))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"3\""))
        .andExpect(jsonPath("$.source").value("roster"))
        .andExpect(jsonPath("$.entry.owner").value("anna"));
    http.perform(get("/accounts")).andExpect(jsonPath("$.items[0].id").value("acme.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "/reps/nobody,unknown_rep",
    "/teams/nobody,unknown_team",
    "/accounts/nobody.example,unknown_account"
  })
  void saysWhatThereIsNot(String path, String code) throws Exception {
    http.perform(get(path))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value(code));
  }

  @ParameterizedTest
  @CsvSource({
    "/reps/-,400,invalid_id",
    "/teams/nobody,404,unknown_team",
    "/accounts/Acme,400,not_a_domain"
  })
  void setsNothingThatCannotBe(String path, int status, String code) throws Exception {
    http.perform(put(path).content("{}"))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.code").value(code));
  }

  @ParameterizedTest
  @CsvSource({"/reps/ben,name", "/teams/sdr,nothing", "/accounts/b.example,owner"})
  void namesEveryFaultOfABody(String path, String field) throws Exception {
    http.perform(put(path).content("{\"nothing\":1}"))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[?(@.pointer == '/" + field + "')]").isNotEmpty());
  }

  @Test
  void changesNothingUnseen() throws Exception {
    ownAcme();
    String owner = "{\"owner\":\"anna\"}";
    http.perform(put("/accounts/acme.example").content(owner))
        .andExpect(status().is(428))
        .andExpect(jsonPath("$.code").value("if_match_required"));
    http.perform(delete("/accounts/acme.example")).andExpect(status().is(428));
    http.perform(put("/accounts/acme.example").header("If-Match", "3").content(owner))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("invalid_if_match"));
  }
}
