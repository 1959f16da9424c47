package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Typeform's {@code form_response}: answers joined to the form's fields. E-mail and phone are known
 * by the answer's type, the others by the field's ref or, where that is Typeform's own random one,
 * by its title.
 */
public final class TypeformMapping implements Mapping {
  private static final Pattern RANDOM_REF =
      Pattern.compile("[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}");

  @Override
  public List<Mapped> items(Node body, Reading reading) {
    Node response = body.at("form_response");
    if (!response.isObject()) {
      return List.of(
          new Mapped.Bad("malformed_item", "Expected an object at /form_response", body));
    }
    Map<String, String> titles = new HashMap<>();
    for (Node field : response.at("definition", "fields").items()) {
      titles.put(field.at("id").text().orElse(""), field.at("title").text().orElse(""));
    }
    RawPerson.Builder person = new RawPerson.Builder();
    response.at("answers").items().forEach(answer -> say(person, answer, titles));
    response.at("hidden").fields(person::say);
    String form =
        response
            .at("definition", "title")
            .text()
            .or(() -> response.at("form_id").text())
            .orElse("typeform");
    return List.of(
        new Mapped.Found(
            body.firstOf("event_id").text().or(() -> response.at("token").text()).orElse(null),
            response.at("token").text().orElse(null),
            person.build(),
            response.firstOf("submitted_at", "landed_at").text().orElse(null),
            Signal.submission(reading.engagement(), form)));
  }

  private static void say(RawPerson.Builder person, Node answer, Map<String, String> titles) {
    String type = answer.at("type").text().orElse("");
    Node value = value(type, answer);
    switch (type) {
      case "email" -> person.say(Field.EMAIL, value);
      case "phone_number" -> person.say(Field.PHONE, value);
      default -> sayNamed(person, answer, titles, value);
    }
  }

  /** The answer stands under its type's name; a choice has a label, several have labels. */
  private static Node value(String type, Node answer) {
    return switch (type) {
      case "choice" -> answer.at("choice").firstOf("label", "other");
      case "choices" ->
          new Node(
              String.join(
                  ", ",
                  answer.at("choices", "labels").items().stream()
                      .flatMap(label -> label.text().stream())
                      .toList()));
      default -> answer.at(type);
    };
  }

  private static void sayNamed(
      RawPerson.Builder person, Node answer, Map<String, String> titles, Node value) {
    String ref = answer.at("field", "ref").text().orElse("");
    String id = answer.at("field", "id").text().orElse("");
    String title = titles.getOrDefault(id, "");
    if (!title.isEmpty() && (ref.isEmpty() || RANDOM_REF.matcher(ref).matches())) {
      Field.asked(title)
          .ifPresentOrElse(field -> person.say(field, value), () -> person.attribute(title, value));
    } else {
      person.say(ref.isEmpty() ? id : ref, value);
    }
  }
}
