package com.relevo.intake.presets;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.mapping.Extract;
import com.relevo.intake.domain.mapping.Extract.Said;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.mapping.RelevoMapping;
import com.relevo.intake.domain.mapping.Rule;
import com.relevo.intake.domain.mapping.RuleMapping;
import com.relevo.intake.domain.mapping.TypeformMapping;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.payload.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A preset's {@code mapping}: the name of one that is code, or rules. */
final class MappingReader {
  // Relevo's own shape, whose refusals name what is allowed; and Typeform's, whose answers are
  // joined to the questions elsewhere in the body, and stand under the name of their type.
  private static final Map<String, Mapping> BUILT_IN =
      Map.of("relevo", new RelevoMapping(), "typeform", new TypeformMapping());
  private static final Path SELF = Path.of("");

  private MappingReader() {}

  static Mapping read(Section preset) {
    Object written = preset.value("mapping");
    if (written instanceof String name) {
      Mapping builtIn = BUILT_IN.get(name);
      if (builtIn == null) {
        preset.problem("Expected rules, relevo or typeform as mapping, but found '" + name + "'");
      }
      return builtIn == null ? new RelevoMapping() : builtIn;
    }
    return rules(preset.section("mapping"));
  }

  static Mapping rules(Section mapping) {
    List<Path> each = mapping.all("each", Path::of);
    List<Text> type = mapping.all("type", Text::of);
    boolean byId = "id".equals(mapping.text("known-by"));
    List<List<Path>> needs = needs(mapping, List.of());
    Extract common = extract(mapping, Extract.NOTHING);
    List<?> written = mapping.elements("rules");
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      rules.add(rule(mapping.at("rules", i, written.get(i)), common, needs));
    }
    if (rules.isEmpty()) {
      mapping.problem("Expected at least one rule");
    }
    mapping.done();
    return new RuleMapping(each.isEmpty() ? SELF : each.getFirst(), type, rules, byId);
  }

  private static Rule rule(Section rule, Extract common, List<List<Path>> needs) {
    Rule.Is is = rule.word("is", Rule.Is.class);
    String consent = rule.text("consent");
    if (is == null || is == Rule.Is.CONSENT && consent == null) {
      rule.problem(
          "Expected a rule to say what an item 'is', and of a consent whether it was granted");
    }
    if (consent != null && !Set.of("granted", "denied").contains(consent)) {
      rule.problem("Expected a consent that is granted or denied, but found '" + consent + "'");
    }
    Rule read =
        new Rule(
            when(rule.section("when")),
            is == null ? Rule.Is.NOTHING : is,
            interest(rule),
            is == Rule.Is.ACTIVITY ? null : agreed(rule, consent),
            is == Rule.Is.ACTIVITY ? touch(rule) : null,
            needs(rule, needs),
            extract(rule, common));
    rule.done();
    return read;
  }

  private static Rule.@Nullable Touch touch(Section rule) {
    ContactChannel channel = rule.word("channel", ContactChannel.class);
    ContactLevel level = rule.word("level", ContactLevel.class);
    ContactDirection direction = rule.word("direction", ContactDirection.class);
    List<Text> rep = rule.all("rep", Text::of);
    if (channel == null || level == null) {
      rule.problem("Expected an activity to say its channel and its level");
      return null;
    }
    return new Rule.Touch(
        channel, direction == null ? ContactDirection.OUTBOUND : direction, level, rep);
  }

  private static Rule.@Nullable Agreed agreed(Section rule, @Nullable String consent) {
    ContactChannel channel = rule.word("channel", ContactChannel.class);
    ContactPurpose purpose = rule.word("purpose", ContactPurpose.class);
    if (consent == null) {
      if (channel != null || purpose != null) {
        rule.problem("Expected a consent with the channel or purpose that it is of");
      }
      return null;
    }
    return new Rule.Agreed(consent.equals("granted"), channel, purpose);
  }

  private static Map<Path, Set<String>> when(Section when) {
    Map<Path, Set<String>> conditions = new LinkedHashMap<>();
    for (String path : when.names()) {
      Set<String> values = Set.copyOf(when.texts(path));
      when.tried(path, Path::of).forEach(known -> conditions.put(known, values));
    }
    return conditions;
  }

  private static Rule.@Nullable Interest interest(Section rule) {
    String engagement = rule.text("engagement");
    return switch (engagement) {
      case null -> null;
      case "submitted" -> new Rule.Interest(null);
      default -> new Rule.Interest(rule.oneOf(engagement, EngagementKind.class));
    };
  }

  private static List<List<Path>> needs(Section section, List<List<Path>> otherwise) {
    if (!section.has("needs")) {
      return otherwise;
    }
    List<List<Path>> needs = new ArrayList<>();
    for (Object each : section.elements("needs")) {
      Stream<?> any = each instanceof List<?> list ? list.stream() : Stream.of(each);
      needs.add(any.flatMap(path -> section.tried(String.valueOf(path), Path::of)).toList());
    }
    return needs;
  }

  /** A rule has all that is common, but for what it says itself. */
  private static Extract extract(Section section, Extract common) {
    return new Extract(
        places(section, "key", common.key()),
        places(section, "id", common.externalId()),
        places(section, "at", common.occurredAt()),
        places(section, "subject", common.subject()),
        section.has("fields") ? fields(section.section("fields")) : common.fields(),
        section.has("attributes") ? attributes(section.section("attributes")) : common.attributes(),
        section.has("say") ? said(section) : common.said(),
        section.has("names") ? names(section.section("names")) : common.names());
  }

  private static List<Text> places(Section section, String name, List<Text> otherwise) {
    return section.has(name) ? section.all(name, Text::of) : otherwise;
  }

  private static Map<Field, List<Text>> fields(Section written) {
    Map<Field, List<Text>> fields = new EnumMap<>(Field.class);
    for (String name : written.names()) {
      List<Text> places = written.all(name, Text::of);
      Field.named(name)
          .ifPresentOrElse(
              field -> fields.put(field, places),
              () -> written.problem("Expected a person's field, but found '" + name + "'"));
    }
    return fields;
  }

  private static Map<String, List<Text>> attributes(Section written) {
    Map<String, List<Text>> attributes = new LinkedHashMap<>();
    written.names().forEach(name -> attributes.put(name, written.all(name, Text::of)));
    return attributes;
  }

  private static Map<String, String> names(Section written) {
    Map<String, String> names = new LinkedHashMap<>();
    written.names().forEach(name -> names.put(name, written.required(name)));
    return names;
  }

  private static List<Said> said(Section section) {
    List<Said> said = new ArrayList<>();
    List<?> written = section.elements("say");
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i) instanceof String object) {
        section
            .tried(object + "/*", Path::of)
            .forEach(each ->
                said.add(new Said(each, List.of(Text.of("@")), List.of(SELF), null, false)));
      } else {
        pairs(section.at("say", i, written.get(i))).forEach(said::add);
      }
    }
    return said;
  }

  private static Stream<Said> pairs(Section pairs) {
    List<Text> name = pairs.all("name", Text::of);
    List<Path> value = pairs.all("value", Path::of);
    String strip = pairs.text("strip");
    boolean asked = pairs.flag("questions");
    String each = pairs.required("each");
    pairs.done();
    return pairs.tried(
        each,
        path ->
            new Said(
                Path.of(path),
                name.isEmpty() ? List.of(Text.of("@")) : name,
                value.isEmpty() ? List.of(SELF) : value,
                strip == null ? null : Pattern.compile(strip),
                asked));
  }
}
