package com.relevo.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded harm to bodies: to what they say, and to their bytes. */
public final class Mutations {
  private static final List<Object> ODD =
      List.of(
          "",
          " ",
          "\u0000",
          "a@b",
          "@",
          "\ud800",
          "\u202e[::1]@[",
          "9".repeat(5000),
          "x".repeat(100_000),
          -1,
          1e300,
          Long.MAX_VALUE,
          true,
          List.of(),
          Map.of(),
          List.of(Map.of()));

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A copy in which about one value in ten is another, gone, or doubled. */
  public @Nullable Object of(@Nullable Object value) {
    return mutated(value, 0);
  }

  private @Nullable Object mutated(@Nullable Object value, int depth) {
    if (depth > 0 && random.nextInt(10) == 0) {
      return random.nextInt(5) == 0 ? null : ODD.get(random.nextInt(ODD.size()));
    }
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, each) -> copy.put(name, mutated(each, depth + 1)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(mutated(each, depth + 1)));
        if (!copy.isEmpty() && random.nextInt(10) == 0) {
          copy.add(copy.getFirst());
        }
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** A copy with bytes changed, cut off, or a piece of it doubled. */
  public byte[] of(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] copy = bytes.clone();
    switch (random.nextInt(3)) {
      case 0 -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
      default -> {
        int from = random.nextInt(copy.length);
        int length = random.nextInt(copy.length - from);
        byte[] longer = new byte[copy.length + length];
        System.arraycopy(copy, 0, longer, 0, from + length);
        System.arraycopy(copy, from, longer, from + length, copy.length - from);
        copy = longer;
      }
    }
    return copy;
  }

  public <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
