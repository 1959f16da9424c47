package com.relevo.intake.domain.signature;

import java.net.InetAddress;

/** A network, or a single address where {@code bits} are all of it. */
public record AddressRange(InetAddress network, int bits) {
  /**
   * @throws IllegalArgumentException where {@code text} is no address like 10.0.0.0/8 or
   *     2001:db8::1
   */
  public static AddressRange of(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress network =
          InetAddress.ofLiteral(slash < 0 ? text.strip() : text.substring(0, slash).strip());
      int all = network.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1).strip());
      if (bits >= 0 && bits <= all) {
        return new AddressRange(network, bits);
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "Expected an address like 10.0.0.0/8 or 2001:db8::1, but found '" + text + "'");
  }

  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
