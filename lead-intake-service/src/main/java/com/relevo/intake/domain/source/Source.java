package com.relevo.intake.domain.source;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.signature.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One configured sender. {@code defaultRegion} reads its phone numbers without a country; {@code
 * engagement} is what a form submitted through it counts as.
 */
public record Source(
    String slug,
    Preset preset,
    List<Secret> secrets,
    @Nullable String publicBaseUrl,
    @Nullable String defaultRegion,
    EngagementKind engagement) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
  private static final int MOST_SECRETS = 2;

  /** All that is wrong with it, in sentences; none of them shows a secret. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!SLUG.matcher(slug).matches()) {
      problems.add(
          "Expected a source's name of lower-case letters, digits and dashes, but found '"
              + slug
              + "'");
    }
    if (secrets.isEmpty()) {
      problems.add("Expected source '" + slug + "' to have a secret, but it has none");
    }
    if (secrets.size() > MOST_SECRETS) {
      problems.add(
          "Expected source '"
              + slug
              + "' to have at most two active secrets, but it has "
              + secrets.size());
    }
    if (secrets.stream().anyMatch(secret -> !preset.scheme().accepts(secret))) {
      problems.add(
          "Expected every secret of source '"
              + slug
              + "' to be one that "
              + preset.id()
              + " can use, but one is blank or not base64");
    }
    if (preset.signsUrl() && (publicBaseUrl == null || !publicBaseUrl.matches("https?://[^/]+"))) {
      problems.add(
          "Expected source '"
              + slug
              + "' to have a public-base-url like https://intake.example.com, for "
              + preset.id()
              + " signs the URL");
    }
    if (defaultRegion != null && !REGION.matcher(defaultRegion).matches()) {
      problems.add(
          "Expected source '"
              + slug
              + "' to have a default-region like DE, but found '"
              + defaultRegion
              + "'");
    }
    return problems;
  }
}
