package com.relevo.intake.domain.signature;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How the bytes of a signature are written. */
public enum Encoding {
  HEX {
    @Override
    byte[] bytes(String text) {
      return HexFormat.of().parseHex(text);
    }
  },
  BASE64 {
    @Override
    byte[] bytes(String text) {
      return Base64.getDecoder().decode(text);
    }
  };

  abstract byte[] bytes(String text);

  /** Empty where {@code text} is not written so. */
  Optional<byte[]> decode(String text) {
    try {
      return Optional.of(bytes(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
