package com.relevo.intake.domain.source;

import com.relevo.intake.domain.signature.Encoding;
import com.relevo.intake.domain.signature.Hmac;
import com.relevo.intake.domain.signature.Query;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.signature.Syntax;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The question that a tool asks by GET before it believes that an address is its user's. */
public sealed interface Handshake {

  /** Empty where the question is not the tool's, or its token not the source's. */
  Optional<Answer> answer(Query query, List<Secret> secrets);

  /** What the tool wants to hear: a plain text, or the fields of a JSON object. */
  sealed interface Answer {
    record PlainText(String text) implements Answer {}

    record Fields(Map<String, String> fields) implements Answer {}
  }

  /** The challenge itself, where the token is right and all of {@code given} is as said (Meta). */
  record Echo(String challenge, String token, Map<String, String> given) implements Handshake {
    private static final int LONGEST = 1000;

    @Override
    public Optional<Answer> answer(Query query, List<Secret> secrets) {
      boolean asked =
          given.entrySet().stream()
              .allMatch(each -> query.single(each.getKey()).equals(Optional.of(each.getValue())));
      boolean known =
          query
              .single(token)
              .filter(sent -> secrets.stream().anyMatch(secret -> equal(secret, sent)))
              .isPresent();
      return asked && known
          ? query
              .single(challenge)
              .filter(text -> text.length() <= LONGEST)
              .map(Answer.PlainText::new)
          : Optional.empty();
    }

    private static boolean equal(Secret secret, String sent) {
      return MessageDigest.isEqual(
          secret.value().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The challenge and its hex HMAC-SHA256 under the secret (LinkedIn). */
  record Sign(String challenge, String response) implements Handshake {
    private static final int LONGEST = 1000;
    private static final Hmac KEYED =
        Hmac.of(
            Hmac.Algorithm.SHA256,
            Encoding.HEX,
            "",
            new Syntax.Prefixed(""),
            "{body}",
            null,
            null,
            false);

    @Override
    public Optional<Answer> answer(Query query, List<Secret> secrets) {
      return query
          .single(challenge)
          .filter(code -> !code.isEmpty() && code.length() <= LONGEST && !secrets.isEmpty())
          .map(code -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(challenge, code);
            fields.put(response, KEYED.answer(code, secrets.getFirst()));
            return new Answer.Fields(fields);
          });
    }
  }

  /** Nothing but that somebody is there (Mailchimp). */
  record Presence() implements Handshake {
    @Override
    public Optional<Answer> answer(Query query, List<Secret> secrets) {
      return Optional.of(new Answer.PlainText("ok"));
    }
  }
}
