package com.relevo.intake.http;

import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.signature.Headers;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address a request came from: the peer's own, or what trusted proxies say was theirs. Anybody
 * can write {@code X-Forwarded-For}, so only what a trusted one added to it counts.
 */
final class Sender {
  private static final String FORWARDED = "x-forwarded-for";

  private Sender() {}

  /** Null where it cannot be known. */
  static @Nullable InetAddress of(String peer, Headers headers, List<AddressRange> trusted) {
    List<String> hops = new ArrayList<>();
    headers.values().getOrDefault(FORWARDED, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .forEach(hops::add);
    hops.add(peer);
    Collections.reverse(hops);
    for (String hop : hops) {
      InetAddress address = address(hop);
      if (address == null || trusted.stream().noneMatch(range -> range.contains(address))) {
        return address;
      }
    }
    return null;
  }

  private static @Nullable InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
