package com.relevo.intake.presets;

import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.signature.BasicPassword;
import com.relevo.intake.domain.signature.BodyKey;
import com.relevo.intake.domain.signature.Encoding;
import com.relevo.intake.domain.signature.FirstSent;
import com.relevo.intake.domain.signature.HeaderToken;
import com.relevo.intake.domain.signature.Hmac;
import com.relevo.intake.domain.signature.PlainHash;
import com.relevo.intake.domain.signature.QueryToken;
import com.relevo.intake.domain.signature.Scheme;
import com.relevo.intake.domain.signature.Syntax;
import com.relevo.intake.domain.signature.Timestamp;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A preset's {@code proof}: a word, a scheme with its parts, or several of which one is sent. */
final class ProofReader {
  private static final String NONE = "none";
  private static final FirstSent SHARED =
      new FirstSent(
          List.of(
              new HeaderToken("X-Relevo-Token", ""),
              new HeaderToken("Authorization", "Bearer "),
              new BasicPassword(),
              new QueryToken("token")));

  private ProofReader() {}

  static @Nullable Scheme read(Section preset) {
    List<?> written = preset.elements("proof");
    if (written.equals(List.of(NONE))) {
      return null;
    }
    List<Scheme> schemes = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Object each = written.get(i);
      if (each instanceof String word) {
        word(preset, word).forEach(schemes::add);
      } else {
        Section scheme = preset.at("proof", i, each);
        scheme(scheme).forEach(schemes::add);
        scheme.done();
      }
    }
    if (written.isEmpty()) {
      preset.problem("Expected a proof, or 'proof: none' for a tool that anybody may deliver for");
    }
    return schemes.size() == 1 ? schemes.getFirst() : new FirstSent(schemes);
  }

  private static Stream<Scheme> word(Section preset, String word) {
    return switch (word) {
      case "shared" -> SHARED.schemes().stream();
      case "basic" -> Stream.of(new BasicPassword());
      default -> {
        preset.problem("Expected shared, basic, none or a scheme, but found '" + word + "'");
        yield Stream.empty();
      }
    };
  }

  private static Stream<? extends Scheme> scheme(Section scheme) {
    if (scheme.has("hmac")) {
      return hmac(scheme.section("hmac"));
    }
    if (scheme.has("hash")) {
      return hash(scheme.section("hash"));
    }
    if (scheme.has("header-token")) {
      return Stream.of(new HeaderToken(scheme.required("header-token"), ""));
    }
    if (scheme.has("query-token")) {
      return Stream.of(new QueryToken(scheme.required("query-token")));
    }
    if (scheme.has("body-key")) {
      return scheme.tried(scheme.required("body-key"), Path::of).map(BodyKey::new);
    }
    scheme.problem("Expected one of hmac, hash, header-token, query-token, body-key");
    return Stream.empty();
  }

  private static Stream<Hmac> hmac(Section hmac) {
    Hmac.Algorithm algorithm = hmac.word("algorithm", Hmac.Algorithm.class);
    Encoding encoding = hmac.word("encoding", Encoding.class);
    String header = hmac.required("header");
    Syntax syntax = syntax(hmac);
    Timestamp timestamp = timestamp(hmac);
    String message = hmac.has("message") ? hmac.required("message") : "{body}";
    String id = hmac.text("id-header");
    boolean base64 = hmac.flag("base64-secret");
    if (message.contains("{ts}") != (timestamp != null)) {
      hmac.problem("Expected a timestamp where the message has {ts}, and nowhere else");
    }
    hmac.done();
    return hmac.tried(
        message,
        template ->
            Hmac.of(
                algorithm == null ? Hmac.Algorithm.SHA256 : algorithm,
                encoding == null ? Encoding.HEX : encoding,
                header,
                syntax,
                template,
                timestamp,
                id,
                base64));
  }

  private static Syntax syntax(Section hmac) {
    String written = hmac.text("written");
    String prefix = hmac.text("prefix");
    return switch (written) {
      case null -> new Syntax.Prefixed(prefix == null ? "" : prefix);
      case "pairs" -> new Syntax.Pairs();
      case "versioned" -> new Syntax.Versioned();
      default -> {
        hmac.problem("Expected 'written' to be pairs or versioned, but found '" + written + "'");
        yield new Syntax.Pairs();
      }
    };
  }

  private static @Nullable Timestamp timestamp(Section hmac) {
    Timestamp.Unit unit = hmac.word("timestamp", Timestamp.Unit.class);
    String header = hmac.text("timestamp-header");
    String tolerance = hmac.text("tolerance");
    return unit == null
        ? null
        : new Timestamp(header, unit, tolerance == null ? null : duration(hmac, tolerance));
  }

  private static Duration duration(Section hmac, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException _) {
      hmac.problem("Expected a tolerance like PT5M, but found '" + text + "'");
      return Duration.ZERO;
    }
  }

  private static Stream<PlainHash> hash(Section hash) {
    Section written = hash.section("messages");
    Map<String, String> messages = new LinkedHashMap<>();
    written.names().forEach(version -> messages.put(version, written.required(version)));
    String header = hash.required("header");
    String version = hash.required("version-header");
    hash.done();
    return hash.tried(header, name -> PlainHash.of(name, version, messages));
  }
}
