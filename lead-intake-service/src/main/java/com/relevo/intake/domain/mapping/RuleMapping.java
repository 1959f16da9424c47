package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.mapping.Mapped.Why;
import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.payload.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mapping that is configuration: {@code each} leads to a body's items, and of {@code rules} the
 * first that applies to one says what it is. {@code type} is the tool's word for what an item is.
 */
public record RuleMapping(Path each, List<Text> type, List<Rule> rules, boolean byId)
    implements Mapping {
  public RuleMapping {
    rules = List.copyOf(rules);
  }

  @Override
  public List<Mapped> items(Node body, Reading reading) {
    List<Mapped> items = new ArrayList<>();
    each.in(Entry.of(body)).forEach(match -> items.add(item(match, reading)));
    if (items.isEmpty() && !expected(body)) {
      items.add(new Mapped.Bad("malformed_item", "Expected items at " + each.written(), body));
    }
    return items;
  }

  /** Where a list is empty it has no items; where there is none, the body is not the tool's. */
  private boolean expected(Node body) {
    List<String> steps = each.steps();
    int many = 0;
    while (many < steps.size() && !steps.get(many).equals("[]") && !steps.get(many).equals("*")) {
      many++;
    }
    Path list = new Path(each.written(), steps.subList(0, many));
    return list.leadsSomewhere(Entry.of(body));
  }

  private Mapped item(Path.Match match, Reading reading) {
    Entry item = match.entry();
    Optional<Rule> rule = rules.stream().filter(each -> each.appliesTo(item)).findFirst();
    String what = Text.first(type, item).orElse("item");
    if (rule.isEmpty()) {
      return new Mapped.Bad("unknown_type", "Expected a kind that is known", match.narrowed());
    }
    Optional<List<Path>> missing =
        rule.get().needs().stream()
            .filter(any -> any.stream().noneMatch(path -> path.leadsSomewhere(item)))
            .findFirst();
    return missing
        .<Mapped>map(paths ->
            new Mapped.Bad(
                "malformed_item",
                "Expected something at "
                    + paths.stream().map(Path::written).collect(Collectors.joining(" or ")),
                match.narrowed()))
        .orElseGet(() -> known(rule.get(), item, what, reading));
  }

  private Mapped known(Rule rule, Entry item, String what, Reading reading) {
    return switch (rule.is()) {
      case LEAD -> found(rule, item, signal(rule, item, what, reading, Signal.capture()), reading);
      case UPDATE, ENGAGED, CONSENT ->
          found(rule, item, signal(rule, item, what, reading, Signal.update()), reading);
      case ACTIVITY -> found(rule, item, activity(rule, item, what), reading);
      case CANCELLED -> new Mapped.Nothing(Why.CANCELLED, what);
      case DELETED -> new Mapped.Nothing(Why.DELETED, what);
      case TEST -> new Mapped.Nothing(Why.TEST, what);
      case SPAM -> new Mapped.Nothing(Why.SPAM, what);
      case NOTHING -> new Mapped.Nothing(Why.NO_LEAD, what);
    };
  }

  private static Signal signal(Rule rule, Entry item, String what, Reading reading, Signal plain) {
    Signal signal = plain;
    Rule.Interest interest = rule.engagement();
    if (interest != null) {
      String subject = Text.first(rule.extract().subject(), item).orElse(what);
      signal =
          plain.captures()
              ? Signal.submission(interest.kind(reading), subject)
              : Signal.engagement(interest.kind(reading), subject);
    }
    return rule.consent() == null ? signal : signal.consenting(rule.consent().on(what));
  }

  private static Signal activity(Rule rule, Entry item, String what) {
    Rule.Touch touch = rule.touch();
    String subject = Text.first(rule.extract().subject(), item).orElse(what);
    return touch == null ? Signal.update() : touch.on(item, subject);
  }

  private Mapped.Found found(Rule rule, Entry item, Signal signal, Reading reading) {
    Extract extract = rule.extract();
    return new Mapped.Found(
        Text.first(extract.key(), item).orElse(null),
        Text.first(extract.externalId(), item).orElse(null),
        extract.person(item, reading),
        Text.first(extract.occurredAt(), item).orElse(null),
        signal,
        byId,
        byId && rule.is() == Rule.Is.LEAD);
  }
}
