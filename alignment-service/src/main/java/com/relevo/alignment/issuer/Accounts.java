package com.relevo.alignment.issuer;

import static java.util.Objects.requireNonNull;

import com.relevo.events.EventJson;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.core.JacksonException;

/**
 * The accounts, with hashed passwords, in {@code accounts.json}. New ones get a random password,
 * which is written to the file {@code passwords}, a name and a password on each line, and kept
 * nowhere else: whoever has noted them may delete that file.
 */
final class Accounts {
  static final String FILE = "accounts.json";
  static final String PASSWORDS = "passwords";
  private static final Logger log = LoggerFactory.getLogger(Accounts.class);
  private static final int SECRET_BYTES = 24;

  private final PrivateFiles files;
  private final PasswordEncoder encoder;
  private final SecureRandom random;

  Accounts(PrivateFiles files, PasswordEncoder encoder, SecureRandom random) {
    this.files = files;
    this.encoder = encoder;
    this.random = random;
  }

  /** All who are wanted; who is no longer has no account any more. */
  List<Account> open(Iterable<Wanted> wanted) {
    Map<String, Account> known =
        read().stream().collect(Collectors.toMap(Account::name, Function.identity()));
    List<Account> all = new ArrayList<>();
    StringBuilder passwords = new StringBuilder();
    for (Wanted each : wanted) {
      Account before = known.get(each.name());
      String hash;
      if (before == null) {
        String secret = secret();
        passwords.append(each.name()).append(' ').append(secret).append('\n');
        hash = requireNonNull(encoder.encode(secret));
      } else {
        hash = before.secretHash();
      }
      all.add(new Account(each.name(), each.roles(), each.rep(), each.email(), hash));
    }
    if (!passwords.isEmpty()) {
      // The passwords first: an account whose password nobody has would be lost.
      files.write(PASSWORDS, files.read(PASSWORDS).orElse("") + passwords);
      log.info(
          "{} new accounts; their passwords are in {}",
          passwords.chars().filter(each -> each == '\n').count(),
          files.directory().resolve(PASSWORDS));
    }
    files.write(FILE, EventJson.mapper().writeValueAsString(all));
    return all;
  }

  private List<Account> read() {
    try {
      return files
          .read(FILE)
          .map(text -> Arrays.asList(EventJson.mapper().readValue(text, Account[].class)))
          .orElse(List.of());
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "Expected accounts in "
              + files.directory().resolve(FILE)
              + ", but it cannot be read; without it new ones are made",
          e);
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
