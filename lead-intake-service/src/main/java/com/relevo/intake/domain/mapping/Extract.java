package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.payload.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an item's parts stand in it; of several places the first that holds something counts.
 * {@code fields} and {@code attributes} go before what is {@code said} under names of the tool's or
 * of a form's author.
 */
public record Extract(
    List<Text> key,
    List<Text> externalId,
    List<Text> occurredAt,
    List<Text> subject,
    Map<Field, List<Text>> fields,
    Map<String, List<Text>> attributes,
    List<Said> said,
    Map<String, String> names) {
  public static final Extract NOTHING =
      new Extract(
          List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(), Map.of());

  private static final String FOR_NOTHING = "-";

  /**
   * Pairs of a name and a value; {@code strip} is taken off the name's beginning; {@code asked}
   * where names are questions ({@code What is your company name?}).
   */
  public record Said(
      Path each, List<Text> name, List<Path> value, @Nullable Pattern strip, boolean asked) {}

  RawPerson person(Entry item, Reading reading) {
    RawPerson.Builder person = new RawPerson.Builder();
    fields.forEach((field, places) -> at(places, item).ifPresent(text -> person.say(field, text)));
    attributes.forEach(
        (name, places) -> at(places, item).ifPresent(text -> person.attribute(name, text)));
    for (Said pairs : said) {
      pairs.each.in(item).forEach(match -> say(person, pairs, match.entry(), reading));
    }
    return person.build();
  }

  private void say(RawPerson.Builder person, Said pairs, Entry pair, Reading reading) {
    Optional<String> name = Text.first(pairs.name, pair);
    Optional<String> value =
        pairs.value.stream().flatMap(path -> path.text(pair).stream()).findFirst();
    if (name.isEmpty() || value.isEmpty()) {
      return;
    }
    String bare =
        pairs.strip == null ? name.get() : pairs.strip.matcher(name.get()).replaceFirst("");
    String known = reading.names().getOrDefault(bare, names.getOrDefault(bare, bare));
    if (!known.equals(FOR_NOTHING)) {
      Node text = new Node(value.get());
      if (pairs.asked) {
        person.asked(known, text);
      } else {
        person.say(known, text);
      }
    }
  }

  private static Optional<Node> at(List<Text> places, Entry item) {
    return Text.first(places, item).map(Node::new);
  }
}
