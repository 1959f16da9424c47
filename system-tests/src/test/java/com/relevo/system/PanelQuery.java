package com.relevo.system;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a PromQL expression names, by a tokenizer that knows no more than the dashboards need: words
 * that are no function, keyword, label or duration are metrics.
 */
record PanelQuery(String expression) {
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "unless", "bool", "offset", "group_left", "group_right", "inf", "nan");

  Set<String> metrics() {
    String bare =
        GROUPING
            .matcher(expression)
            .replaceAll(" ")
            .replaceAll("\\{[^}]*}", " ")
            .replaceAll("\\[[^]]*]", " ")
            .replaceAll("\\b\\d\\w*", " ");
    return WORD.matcher(bare.replaceAll("\\w+\\s*\\(", "("))
        .results()
        .map(each -> each.group())
        .filter(word -> !KEYWORDS.contains(word))
        .collect(Collectors.toSet());
  }

  /** The labels that the result is grouped by. */
  Set<String> groupedBy() {
    return GROUPING
        .matcher(expression)
        .results()
        .flatMap(each -> Stream.of(each.group(1).split(",")))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The label values asked for by equality, as they stand in an exposition. */
  List<String> selected() {
    Matcher matcher = MATCHER.matcher(expression);
    return matcher.results().map(each -> each.group(1) + "=\"" + each.group(2) + "\"").toList();
  }
}
