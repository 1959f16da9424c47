package com.relevo.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.source.Preset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final String BILLION_LAUGHS =
      """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [
       <!ENTITY lol "lol">
       <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
       <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
       <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
       <!ENTITY lol9 "&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;&lol3;">
      ]>
      <Envelope><a>&lol9;</a></Envelope>
      """;

  private static Optional<Node> read(String preset, @Nullable String contentType, String body) {
    return read(preset, contentType, Map.of(), body);
  }

  private static Optional<Node> read(
      String preset, @Nullable String contentType, Map<String, List<String>> headers, String body) {
    Preset known = Shipped.preset(preset);
    Format format = Bodies.format(known, contentType);
    return Bodies.read(
        known, format, contentType, new Headers(headers), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAFormsBracketsAsPaths() {
    Node form =
        read("mailchimp", null, "data[merges][EMAIL]=a%40b.c&x=1&x=2&y[]=3&y[]=4&flag&data[id]=7")
            .orElseThrow();

    assertThat(form.value())
        .isEqualTo(
            Map.of(
                "data", Map.of("merges", Map.of("EMAIL", "a@b.c"), "id", "7"),
                "x", List.of("1", "2"),
                "y", List.of("3", "4"),
                "flag", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=%", "a=%zz", "=", "data.json=%7B%7B"})
  void refusesWhatIsNoForm(String body) {
    assertThat(read("unbounce", null, body)).isEmpty();
  }

  @Test
  void holdsAFormToABoundedNumberOfFieldsAndDepth() {
    assertThat(read("mailchimp", null, "a=1&".repeat(3_000))).isEmpty();
    assertThat(read("mailchimp", null, "a" + "[b]".repeat(5_000) + "=1")).isPresent();
  }

  @Test
  void opensTheJsonInsideAPart() {
    String body =
        new String(Cases.payload("jotform-submission.multipart.txt"), StandardCharsets.UTF_8);
    String type = "multipart/form-data; boundary=----jf7MA4YWxkTrZu0gW";

    Node parts = read("jotform", type, body).orElseThrow();

    assertThat(parts.at("rawRequest", "q3_name", "first").text()).contains("Kin");
    assertThat(parts.at("formTitle").text()).contains("Demo request");
    assertThat(read("jotform", type, body.replace("{\"slug\"", "{{"))).isEmpty();
    assertThat(read("jotform", "multipart/form-data; boundary=other", body)).isEmpty();
    assertThat(read("jotform", "multipart/form-data", body)).isEmpty();
    assertThat(read("jotform", type, body.substring(0, 300))).isEmpty();
  }

  @Test
  void readsXmlByLocalNames() {
    Node xml =
        read(
                "salesforce",
                "text/xml",
                """
                <?xml version="1.0"?><!-- c --><s:Envelope xmlns:s="x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <s:a>1 &amp; 2</s:a><b xsi:nil="true"/><c><d>1</d><d>2</d></c><e><![CDATA[<x>]]></e></s:Envelope>
                """)
            .orElseThrow();

    assertThat(xml.at("Envelope", "a").text()).contains("1 & 2");
    assertThat(xml.at("Envelope", "b").value()).isNull();
    assertThat(xml.at("Envelope", "c", "d").value()).isEqualTo(List.of("1", "2"));
    assertThat(xml.at("Envelope", "e").text()).contains("<x>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BILLION_LAUGHS,
        "<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><x/>",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Envelope>&e;</Envelope>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]><x/>",
        "<x>&undefined;</x>",
        "<x><y></x>",
        "<x",
        "",
        "text"
      })
  void refusesEntitiesDocumentTypesAndBrokenXml(String body) {
    assertThat(read("salesforce", "text/xml", body)).isEmpty();
  }

  @Test
  void holdsXmlToABoundedDepthAndSize() {
    assertThat(read("salesforce", "text/xml", "<a>".repeat(100) + "</a>".repeat(100))).isEmpty();
    assertThat(read("salesforce", "text/xml", "<a>" + "<b/>".repeat(30_000) + "</a>")).isEmpty();
  }

  @Test
  void readsCloudEventsStructuredBatchedAndBinary() {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"email\":\"a@example.com\"}}";
    Node structured = read("cloudevents", "application/cloudevents+json", event).orElseThrow();
    Node batch =
        read("cloudevents", "application/cloudevents-batch+json", "[" + event + "]").orElseThrow();
    Node binary =
        read(
                "cloudevents",
                "application/json",
                Map.of(
                    "ce-specversion", List.of("1.0"),
                    "ce-id", List.of("1"),
                    "ce-source", List.of("/s"),
                    "ce-type", List.of("t")),
                "{\"email\":\"a@example.com\"}")
            .orElseThrow();

    assertThat(structured.value()).isEqualTo(batch.value()).isEqualTo(binary.value());
    assertThat(read("cloudevents", "application/cloudevents-batch+json", event)).isEmpty();
  }

  @Test
  void refusesJsonNestedBeyondReasonOrOfTooManyParts() {
    assertThat(read("mautic", null, "[".repeat(65) + "]".repeat(65))).isEmpty();
    assertThat(read("mautic", null, "[".repeat(60) + "]".repeat(60))).isPresent();
    assertThat(read("mautic", null, "[" + "1,".repeat(200_000) + "1]")).isEmpty();
  }
}
