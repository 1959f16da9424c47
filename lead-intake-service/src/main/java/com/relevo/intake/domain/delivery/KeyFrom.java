package com.relevo.intake.domain.delivery;

import com.relevo.intake.domain.payload.Entry;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.payload.Text;
import com.relevo.intake.domain.signature.Headers;
import java.util.Optional;

/**
 * Where a tool puts what tells its deliveries apart; where it puts nothing, or sent none, the
 * body's hash does.
 */
@FunctionalInterface
public interface KeyFrom {
  Optional<String> key(Headers headers, Node body);

  static KeyFrom header(String name) {
    return (headers, body) -> headers.single(name);
  }

  static KeyFrom text(Text text) {
    return (headers, body) -> text.in(Entry.of(body));
  }

  static KeyFrom body() {
    return (headers, body) -> Optional.empty();
  }
}
