package com.relevo.intake.domain.source;

import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.signature.SignedRequest;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One configured sender. {@code addresses} are all it may deliver from, if any are named; {@code
 * defaultRegion} reads its phone numbers without a country, {@code zone} its times without one;
 * {@code perSecond} is how many deliveries are taken at most.
 */
public record Source(
    String slug,
    Preset preset,
    List<Secret> secrets,
    List<Secret> verifyTokens,
    List<AddressRange> addresses,
    @Nullable String publicBaseUrl,
    @Nullable String defaultRegion,
    @Nullable String zone,
    Reading reading,
    int perSecond,
    @Nullable Fetching fetching) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
  private static final int MOST_SECRETS = 2;

  /** Where its people are fetched from, and with which token. */
  public record Fetching(String url, Secret token) {}

  /**
   * Whether {@code request} is this source's: from one of its addresses, and with one of its
   * proofs. One without a secret is known by its address alone.
   */
  public boolean verifies(SignedRequest request, @Nullable InetAddress from, Instant now) {
    if (!addresses.isEmpty()
        && (from == null || addresses.stream().noneMatch(a -> a.contains(from)))) {
      return false;
    }
    return secrets.isEmpty()
        || preset.proof() != null && preset.proof().verifies(request, secrets, now);
  }

  /** What a handshake's token is compared with. */
  public List<Secret> handshakeSecrets() {
    return verifyTokens.isEmpty() ? secrets : verifyTokens;
  }

  /** All that is wrong with it, in sentences; none of them shows a secret. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!SLUG.matcher(slug).matches()) {
      problems.add(
          "Expected a source's name of lower-case letters, digits and dashes, but found '"
              + slug
              + "'");
    }
    secretProblems(problems);
    if (preset.signsUrl() && (publicBaseUrl == null || !publicBaseUrl.matches("https?://[^/]+"))) {
      problems.add(
          expected("to have a public-base-url like https://intake.example.com, for ")
              + preset.id()
              + " signs the URL");
    }
    if (defaultRegion != null && !REGION.matcher(defaultRegion).matches()) {
      problems.add(expected("to have a default-region like DE, but found '") + defaultRegion + "'");
    }
    if (zone != null && !isZone(zone)) {
      problems.add(expected("to have a zone like Europe/Madrid, but found '") + zone + "'");
    }
    if (perSecond < 1) {
      problems.add(expected("to take at least one delivery per-second, but found ") + perSecond);
    }
    if (fetching != null && preset.fetch() == null) {
      problems.add(
          expected("to fetch nothing, for ") + preset.id() + " sends people, not ids of them");
    }
    return problems;
  }

  private void secretProblems(List<String> problems) {
    boolean open = preset.proof() == null;
    if (open && !secrets.isEmpty()) {
      problems.add(
          expected("to have no secret, for nothing that ") + preset.id() + " sends could prove it");
    }
    if (secrets.isEmpty() && !open && !(addresses.size() > 0 && knownByAddress())) {
      problems.add(expected("to have a secret, but it has none"));
    }
    if (secrets.size() > MOST_SECRETS) {
      problems.add(expected("to have at most two active secrets, but it has ") + secrets.size());
    }
    if (preset.proof() != null
        && secrets.stream().anyMatch(secret -> !preset.proof().accepts(secret))) {
      problems.add(
          "Expected every secret of source '"
              + slug
              + "' to be one that "
              + preset.id()
              + " can use, but one is blank or not base64");
    }
  }

  /** Tools that cannot sign may be known by their addresses instead of a token. */
  private boolean knownByAddress() {
    return preset.tokenOnly();
  }

  private String expected(String what) {
    return "Expected source '" + slug + "' " + what;
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
