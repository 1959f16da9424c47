package com.relevo.kit.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other in few bytes, without names: numbers as long as they need to be, event
 * ids as the 16 bytes they are made of. Whoever reads must know what was written.
 */
public final class Packed {
  private static final int TEXT = 0;
  private static final int ID = 1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Packed() {}

  public static final class Writer {
    private byte[] bytes = new byte[512];
    private int size;

    public byte[] bytes() {
      return Arrays.copyOf(bytes, size);
    }

    public void octet(int value) {
      room(1);
      bytes[size++] = (byte) value;
    }

    public void flag(boolean value) {
      octet(value ? 1 : 0);
    }

    public void constant(@Nullable Enum<?> value) {
      octet(value == null ? 0 : value.ordinal() + 1);
    }

    /** Small ones, above or below zero, are short. */
    public void number(long value) {
      room(10);
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & ~0x7fL) != 0) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    public void text(@Nullable String value) {
      if (value == null) {
        number(-1);
        return;
      }
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      raw(utf8);
    }

    /** An event's id: mostly a UUID, but whoever writes another may. */
    public void id(String value) {
      UUID uuid = uuid(value);
      if (uuid == null) {
        octet(TEXT);
        text(value);
      } else {
        octet(ID);
        room(16);
        LONG.set(bytes, size, uuid.getMostSignificantBits());
        LONG.set(bytes, size + 8, uuid.getLeastSignificantBits());
        size += 16;
      }
    }

    public void instant(@Nullable Instant value) {
      flag(value != null);
      if (value != null) {
        number(value.getEpochSecond());
        number(value.getNano());
      }
    }

    public void duration(Duration value) {
      number(value.getSeconds());
      number(value.getNano());
    }

    public <T> void list(List<T> values, BiConsumer<Writer, T> each) {
      number(values.size());
      values.forEach(value -> each.accept(this, value));
    }

    public <T> void maybe(@Nullable T value, BiConsumer<Writer, T> write) {
      flag(value != null);
      if (value != null) {
        write.accept(this, value);
      }
    }

    private static @Nullable UUID uuid(String value) {
      if (value.length() != 36) {
        return null;
      }
      try {
        UUID uuid = UUID.fromString(value);
        return uuid.toString().equals(value) ? uuid : null;
      } catch (IllegalArgumentException _) {
        return null;
      }
    }

    private void raw(byte[] more) {
      room(more.length);
      System.arraycopy(more, 0, bytes, size, more.length);
      size += more.length;
    }

    private void room(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
      }
    }
  }

  public static final class Reader {
    private final byte[] bytes;
    private int position;

    public Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    public int octet() {
      return bytes[position++];
    }

    public boolean flag() {
      return octet() == 1;
    }

    public <E extends Enum<E>> @Nullable E constant(E[] all) {
      int ordinal = octet();
      return ordinal == 0 ? null : all[ordinal - 1];
    }

    public long number() {
      long value = 0;
      int shift = 0;
      int next;
      do {
        next = bytes[position++];
        value |= (long) (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      return (value >>> 1) ^ -(value & 1);
    }

    public int small() {
      return Math.toIntExact(number());
    }

    public @Nullable String text() {
      int length = small();
      if (length < 0) {
        return null;
      }
      String text = new String(bytes, position, length, StandardCharsets.UTF_8);
      position += length;
      return text;
    }

    public String known() {
      String text = text();
      if (text == null) {
        throw new IllegalStateException("Expected text, but there is none");
      }
      return text;
    }

    public String id() {
      if (octet() != ID) {
        return known();
      }
      UUID uuid = new UUID((long) LONG.get(bytes, position), (long) LONG.get(bytes, position + 8));
      position += 16;
      return uuid.toString();
    }

    public @Nullable Instant maybeInstant() {
      return flag() ? Instant.ofEpochSecond(number(), number()) : null;
    }

    public Instant instant() {
      Instant instant = maybeInstant();
      if (instant == null) {
        throw new IllegalStateException("Expected a time, but there is none");
      }
      return instant;
    }

    public Duration duration() {
      return Duration.ofSeconds(number(), number());
    }

    public <T> List<T> list(Function<Reader, T> each) {
      int count = small();
      List<T> values = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        values.add(each.apply(this));
      }
      return values;
    }

    public <T> @Nullable T maybe(Function<Reader, T> read) {
      return flag() ? read.apply(this) : null;
    }
  }
}
