package com.relevo.alignment.http;

import static com.relevo.alignment.SampleAgreements.MARA;
import static com.relevo.alignment.SampleAgreements.STEFAN;
import static com.relevo.alignment.SampleAgreements.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.SampleAgreements;
import com.relevo.alignment.domain.Command;
import com.relevo.alignment.store.DeskFixture;
import com.relevo.events.EventJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class AgreementApiTest {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

  private final DeskFixture fixture = DeskFixture.begun();
  private final MockMvc mvc = mvc(fixture);
  private final String example = SampleAgreements.example().version();

  private static MockMvc mvc(DeskFixture fixture) {
    Actors actors = new Actors();
    Views views = new Views(fixture.store, fixture.clock);
    return MockMvcBuilders.standaloneSetup(
            new AgreementController(fixture.desk, fixture.store, actors, views),
            new CommandController(
                fixture.desk,
                new Comparison(fixture.store),
                actors,
                views,
                new SimpleMeterRegistry()),
            new DiffController(fixture.store, new Comparison(fixture.store)))
        .setControllerAdvice(new AgreementProblems())
        .setMessageConverters(
            new ByteArrayHttpMessageConverter(),
            new JacksonJsonHttpMessageConverter(
                EventJson.mapper()
                    .rebuild()
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .build()))
        .build();
  }

  private record Answer(int status, String tag, JsonNode body) {
    String code() {
      return body.path("code").asString("");
    }
  }

  private Answer send(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
    return new Answer(
        response.getStatus(),
        response.getHeader("ETag"),
        EventJson.mapper().readTree(response.getContentAsString()));
  }

  private Answer get(String path) throws Exception {
    return send(MockMvcRequestBuilders.get(path));
  }

  private Answer draft(String text) throws Exception {
    return send(
        MockMvcRequestBuilders.post("/agreements")
            .contentType(YAML)
            .content(text)
            .header("X-Relevo-Actor", MARA));
  }

  private Answer edit(String version, String text, String tag) throws Exception {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.put("/agreements/" + version)
            .contentType(YAML)
            .content(text)
            .header("X-Relevo-Actor", MARA);
    return send(tag == null ? request : request.header("If-Match", tag));
  }

  private Answer command(String path, String body, String actor, String role) throws Exception {
    return send(
        MockMvcRequestBuilders.post("/agreements/" + path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .header("X-Relevo-Actor", actor)
            .header("X-Relevo-Role", role));
  }

  @Test
  void theAgreementInForceIsShownWithItsText() throws Exception {
    Answer answer = get("/agreements/in-force");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("version").asString()).isEqualTo(example);
    assertThat(answer.body().path("status").asString()).isEqualTo("IN_FORCE");
    assertThat(answer.body().path("document").asString())
        .isEqualTo(SampleAgreements.example().text());
    assertThat(answer.body().path("owners").path("marketing").path("email").asString())
        .isEqualTo(MARA);
  }

  @Test
  void aDraftBecomesScheduledByBothSides() throws Exception {
    Answer drafted = draft(text("2", 61));
    assertThat(drafted.status()).isEqualTo(201);
    assertThat(draft(text("2", 61)).status()).as("the same again").isEqualTo(200);
    assertThat(command("2/propose", "", MARA, "marketing").body().path("status").asString())
        .isEqualTo("PROPOSED");
    String digest = drafted.body().path("digest").asString();
    command("2/sign", "{\"role\":\"marketing\",\"digest\":\"" + digest + "\"}", MARA, "marketing");
    String sign = "{\"role\":\"sales\",\"digest\":\"" + digest + "\",\"comment\":\"as discussed\"}";
    Answer signed = command("2/sign", sign, STEFAN, "sales-manager");
    assertThat(signed.body().path("status").asString()).isEqualTo("SCHEDULED");
    assertThat(signed.body().path("effectiveAt").asString()).isEqualTo("2026-03-16T09:00:00Z");
    assertThat(signed.body().path("history")).hasSize(5);
    assertThat(signed.body().path("signatures").get(1).path("comment").asString())
        .isEqualTo("as discussed");
    Answer again = command("2/sign", sign, STEFAN, "sales-manager");
    assertThat(again.body()).isEqualTo(signed.body());
  }

  @Test
  void everyMistakeOfADocumentIsNamedWithItsLine() throws Exception {
    Answer answer = draft("version: 2\nname: Broken\nnonsense: 1\n");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invalid_agreement");
    assertThat(answer.body().path("errors").size()).isGreaterThan(2);
    assertThat(answer.body().path("errors"))
        .anySatisfy(error -> {
          assertThat(error.path("line").asInt()).isEqualTo(3);
          assertThat(error.path("column").asInt()).isEqualTo(1);
          assertThat(error.path("text").asString()).contains("nonsense");
        });
  }

  @Test
  void aDocumentIsBoundedAndInUtf8() throws Exception {
    assertThat(draft("#".repeat(256 * 1024 + 1)).status()).isEqualTo(422);
    Answer latin =
        send(
            MockMvcRequestBuilders.post("/agreements")
                .contentType(YAML)
                .content(new byte[] {(byte) 0xe9})
                .header("X-Relevo-Actor", MARA));
    assertThat(latin.status()).isEqualTo(422);
  }

  @Test
  void aFormIsNoDocument() throws Exception {
    assertThat(
            mvc.perform(
                    MockMvcRequestBuilders.post("/agreements")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("version=2")
                        .header("X-Relevo-Actor", MARA))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(415);
  }

  @Test
  void anEditNamesTheStateThatWasRead() throws Exception {
    String tag = draft(text("2", 61)).tag();
    assertThat(edit("2", text("2", 62), null).status()).isEqualTo(428);
    Answer edited = edit("2", text("2", 62), tag);
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.body().path("revision").asInt()).isEqualTo(2);
    assertThat(edited.tag()).isNotEqualTo(tag);
    Answer stale = edit("2", text("2", 63), tag);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("changed_meanwhile");
    assertThat(edit("2", text("2", 63), "\"nonsense\"").status()).isEqualTo(412);
    assertThat(edit("2", text("3", 63), edited.tag()).code()).isEqualTo("another_version");
    assertThat(edit("9", text("9", 63), edited.tag()).status()).isEqualTo(404);
  }

  @Test
  void refusalsHaveCodesAndTheirStatus() throws Exception {
    draft(text("2", 61));
    assertThat(draft(text("2", 62)))
        .returns(409, Answer::status)
        .returns("version_exists", Answer::code)
        .returns("2", answer -> answer.body().path("version").asString());
    assertThat(command("2/sign", "{\"role\":\"sales\"}", STEFAN, "sales"))
        .returns(409, Answer::status)
        .returns("not_proposed", Answer::code);
    command("2/propose", "{}", MARA, "marketing");
    assertThat(command("2/sign", "{\"role\":\"sales\"}", MARA, "marketing"))
        .returns(403, Answer::status)
        .returns("not_your_side", Answer::code);
    assertThat(command("2/sign", "{\"role\":\"sales\"}", "other@northwind.example", "sales"))
        .returns(403, Answer::status)
        .returns("not_the_owner", Answer::code);
    assertThat(command("9/withdraw", "{\"reason\":\"no\"}", MARA, "marketing"))
        .returns(404, Answer::status)
        .returns("unknown_version", Answer::code);
    assertThat(get("/agreements/9").status()).isEqualTo(404);
  }

  @Test
  void bodiesOfCommandsAreReadStrictly() throws Exception {
    draft(text("2", 61));
    Answer answer = command("2/reject", "{\"role\":\"nobody\",\"why\":1}", MARA, "marketing");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors"))
        .extracting(error -> error.path("pointer").asString() + " " + error.path("code").asString())
        .containsExactlyInAnyOrder("/why unknown_field", "/role unknown_value", "/reason required");
    assertThat(command("2/sign", "[]", MARA, "marketing").status()).isEqualTo(400);
  }

  @Test
  void nobodyActsWithoutAName() throws Exception {
    assertThat(
            send(MockMvcRequestBuilders.post("/agreements")
                    .contentType(YAML)
                    .content(text("2", 61)))
                .code())
        .isEqualTo("actor_required");
    assertThat(
            send(MockMvcRequestBuilders.post("/agreements/" + example + "/withdraw")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"reason\":\"no\"}"))
                .status())
        .isEqualTo(401);
  }

  @Test
  void theListIsPaged() throws Exception {
    draft(text("2", 61));
    draft(text("3", 61));
    Answer first = get("/agreements?limit=2");
    assertThat(first.body().path("agreements"))
        .extracting(line -> line.path("version").asString())
        .containsExactly("3", "2");
    Answer rest = get("/agreements?limit=2&cursor=" + first.body().path("next").asString());
    assertThat(rest.body().path("agreements"))
        .extracting(line -> line.path("version").asString())
        .containsExactly(example);
    assertThat(rest.body().has("next")).isFalse();
    assertThat(get("/agreements?status=DRAFT").body().path("agreements")).hasSize(2);
    assertThat(get("/agreements?limit=0").code()).isEqualTo("invalid_limit");
  }

  @Test
  void whatAVersionChangesIsShownAgainstTheOneInForceOrAnyOther() throws Exception {
    draft(text("2", 61));
    draft(text("3", 62));
    Answer diff = get("/agreements/2/diff");
    assertThat(diff.body().path("against").asString()).isEqualTo(example);
    assertThat(diff.body().path("changes"))
        .extracting(change -> change.path("path").asString())
        .containsExactly("/version", "/definitions/mql/enter");
    JsonNode change = get("/agreements/3/diff?against=2").body().path("changes").get(1);
    assertThat(change.path("before").asString()).isEqualTo("61");
    assertThat(change.path("after").asString()).isEqualTo("62");
    assertThat(change.path("text").asString()).contains("61", "62");
    assertThat(get("/agreements/9/diff").status()).isEqualTo(404);
    assertThat(get("/agreements/2/diff?against=9").status()).isEqualTo(404);
    Answer proposed = command("2/propose", "{}", MARA, "marketing");
    assertThat(proposed.body().path("proposal").path("changes")).hasSize(2);
  }

  @Test
  void whatADocumentCanHardlyMeanIsShownWithItsPlace() throws Exception {
    String leaky =
        text("2", 61)
            .replace("- id: everybody-else", "- id: everybody-else\n    when: lead.hasEmail");
    JsonNode lints = draft(leaky).body().path("lints");
    assertThat(lints)
        .anySatisfy(lint -> {
          assertThat(lint.path("code").asString()).isEqualTo("leads-without-team");
          assertThat(lint.path("line").asInt()).isPositive();
          assertThat(lint.path("hint").asString()).isNotEmpty();
        });
  }

  @Test
  void aReservedWordIsNoVersion() throws Exception {
    assertThat(draft(text("in-force", 61)).code()).isEqualTo("reserved_version");
  }

  private String digest(String version) throws Exception {
    return get("/agreements/" + version).body().path("digest").asString();
  }

  private static String withSimulation(String digest, String more) {
    return "{\"simulation\":{\"digest\":\"" + digest + "\",\"scoring\":{\"leads\":7}" + more + "}}";
  }

  @Test
  void aProposalShowsWhatItsSimulationFound() throws Exception {
    draft(SampleAgreements.text("2", 61));
    String body = withSimulation(digest("2"), ",\"a\":1");
    Answer proposed = command("2/propose", body, MARA, "marketing");
    assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
    JsonNode proposal = get("/agreements/2").body().path("proposal");
    assertThat(proposal.path("simulation").toString())
        .as("in its own order")
        .isEqualTo("{\"digest\":\"" + digest("2") + "\",\"scoring\":{\"leads\":7},\"a\":1}");
    assertThat(proposal.path("simulationId").asString()).hasSize(36);

    Answer again = command("2/propose", body, MARA, "marketing");
    assertThat(again.tag()).as("the same changes nothing").isEqualTo(proposed.tag());
    Answer other = command("2/propose", withSimulation(digest("2"), ""), MARA, "marketing");
    assertThat(other.tag()).as("another one is another proposal").isNotEqualTo(proposed.tag());
    assertThat(other.body().at("/proposal/simulation/a").isMissingNode()).isTrue();
  }

  @Test
  void aProposalWithoutASimulationShowsNoneAndOneOfBeforeItsIdOnly() throws Exception {
    draft(SampleAgreements.text("2", 61));
    Answer plain = command("2/propose", "{}", MARA, "marketing");
    assertThat(plain.body().path("proposal").hasNonNull("simulation")).isFalse();
    assertThat(plain.body().path("proposal").hasNonNull("simulationId")).isFalse();

    fixture.handle(
        "2",
        new Command.Propose(example, null, List.of(), null, "clocks-7", null),
        DeskFixture.MARA);
    JsonNode proposal = get("/agreements/2").body().path("proposal");
    assertThat(proposal.path("simulationId").asString()).isEqualTo("clocks-7");
    assertThat(proposal.hasNonNull("simulation")).isFalse();
  }

  @Test
  void aSimulationThatIsNoneOrOfAnotherTextOrTooLongIsRefused() throws Exception {
    draft(SampleAgreements.text("2", 61));
    for (String body :
        List.of(
            "{\"simulation\":\"sim-7\"}",
            withSimulation("0".repeat(64), ""),
            withSimulation(digest("2"), ",\"a\":\"" + "x".repeat(64 * 1024) + "\""))) {
      Answer refused = command("2/propose", body, MARA, "marketing");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/simulation");
    }
    assertThat(get("/agreements/2").body().path("status").asString()).isEqualTo("DRAFT");
  }
}
