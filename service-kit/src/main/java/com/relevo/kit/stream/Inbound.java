package com.relevo.kit.stream;

import java.util.function.Function;

/**
 * A record as it was found on a topic. Reading never throws: what cannot be read is a value too,
 * and becomes a dead letter.
 */
public sealed interface Inbound<T> {
  record Readable<T>(T value) implements Inbound<T> {}

  /** What is left of something about a lead that was erased: times and codes, nothing personal. */
  record Erased<T>(T value) implements Inbound<T> {}

  /** A type that does not matter here: not even parsed. */
  record Beside<T>() implements Inbound<T> {}

  /** A type this version does not know (a newer writer's): passed over. */
  record Unknown<T>(String type) implements Inbound<T> {}

  record Unreadable<T>(String reason, String text, byte[] bytes) implements Inbound<T> {}

  /** What {@code next} makes of a value; what is none stays what it is. */
  default <R> Inbound<R> then(Function<T, Inbound<R>> next) {
    return switch (this) {
      case Readable<T>(T value) -> next.apply(value);
      case Erased<T>(T value) -> next.apply(value).erased();
      case Beside<T>() -> new Beside<>();
      case Unknown<T>(String type) -> new Unknown<>(type);
      case Unreadable<T>(String reason, String text, byte[] bytes) ->
          new Unreadable<>(reason, text, bytes);
    };
  }

  private Inbound<T> erased() {
    return this instanceof Readable<T>(T value) ? new Erased<>(value) : this;
  }

  /** For whom what is left of an erased lead is enough: it is read as any other. */
  default Inbound<T> evenErased() {
    return this instanceof Erased<T>(T value) ? new Readable<>(value) : this;
  }
}
