package com.relevo.intake.domain.payload;

import com.relevo.events.EventIds;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text made of a body: a path alone ({@code /data/id}), or words with paths in braces ({@code
 * form {/form_id}}), of which <code>{#}</code> is the content itself, hashed. There is none where
 * one of its paths leads nowhere.
 */
public record Text(String written, List<Path> paths) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final String CONTENT = "#";

  /**
   * @throws IllegalArgumentException where a path in it is none
   */
  public static Text of(String written) {
    String braced = written.startsWith("/") || written.equals("@") ? "{" + written + "}" : written;
    List<Path> paths =
        PLACE
            .matcher(braced)
            .results()
            .map(found -> found.group(1))
            .filter(path -> !path.equals(CONTENT))
            .map(Path::of)
            .toList();
    return new Text(braced, paths);
  }

  public Optional<String> in(Entry entry) {
    return paths.stream().allMatch(path -> path.text(entry).isPresent())
        ? Optional.of(PLACE.matcher(written).replaceAll(place -> filled(place, entry)))
        : Optional.empty();
  }

  private static String filled(MatchResult place, Entry entry) {
    String path = place.group(1);
    return Matcher.quoteReplacement(
        path.equals(CONTENT)
            ? EventIds.of(String.valueOf(entry.node().value()))
            : Path.of(path).text(entry).orElse(""));
  }

  /** The first of {@code texts} that there is. */
  public static Optional<String> first(List<Text> texts, Entry entry) {
    return texts.stream().flatMap(text -> text.in(entry).stream()).findFirst();
  }
}
