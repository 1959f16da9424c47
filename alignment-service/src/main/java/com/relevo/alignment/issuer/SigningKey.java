package com.relevo.alignment.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** The key that tokens are signed with: made once and kept, so that tokens outlive a restart. */
final class SigningKey {
  static final String FILE = "signing-key.json";
  private static final int BITS = 3072;

  private SigningKey() {}

  static RSAKey open(PrivateFiles files) {
    return files.read(FILE).map(text -> parse(files, text)).orElseGet(() -> make(files));
  }

  private static RSAKey parse(PrivateFiles files, String text) {
    try {
      RSAKey key = RSAKey.parse(text);
      if (key.isPrivate()) {
        return key;
      }
      throw new ParseException("it has no private part", 0);
    } catch (ParseException e) {
      throw new IllegalStateException(
          "Expected a signing key in "
              + files.directory().resolve(FILE)
              + ", but it cannot be read; without it a new one is made, and tokens of the old one end",
          e);
    }
  }

  private static RSAKey make(PrivateFiles files) {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
      files.write(FILE, key.toJSONString());
      return key;
    } catch (JOSEException e) {
      throw new IllegalStateException("Expected every JDK to make RSA keys", e);
    }
  }
}
