package com.relevo.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code lists}: named texts, such as domains, that conditions look things up in. */
final class ListsReader {
  private static final int LONGEST = 1000;
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");

  private final Problems problems;

  ListsReader(Problems problems) {
    this.problems = problems;
  }

  /** By the names that conditions know them by: {@code lists.competitors}. */
  Map<String, List<String>> read(Section agreement) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    agreement
        .optional("lists")
        .ifPresent(node ->
            Section.of("the lists", node, problems)
                .entries()
                .forEach((name, entries) ->
                    lists.put("lists." + named(name, entries), texts(name, entries))));
    return lists;
  }

  private String named(String name, Node node) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          node,
          "Expected the name of a list in letters, digits and underscores, a small letter first, but it is "
              + name);
    }
    return name;
  }

  private List<String> texts(String name, Node node) {
    List<String> texts = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence)) {
      problems.add(node, "Expected a list in " + name + ", but it is " + NodeText.describe(node));
      return texts;
    }
    for (Node item : sequence.getValue()) {
      String text = NodeText.textOf(item);
      if (text == null) {
        problems.add(
            item, "Expected text in list " + name + ", but it is " + NodeText.describe(item));
      } else {
        texts.add(text);
      }
    }
    if (texts.size() > LONGEST) {
      problems.add(
          node,
          "Expected at most "
              + LONGEST
              + " entries in list "
              + name
              + ", but there are "
              + texts.size());
    }
    return List.copyOf(texts);
  }
}
