package com.relevo.scoring.past;

import com.relevo.events.Stage;
import com.relevo.kit.stream.Serdes;
import com.relevo.scoring.domain.AccountScoring;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.scoring.simulation.Memory;
import com.relevo.scoring.stream.LeadScoringSerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A memory on disk, packed as the live stores are; of several on one disk each has a letter of its
 * own. Keys begin with the letter and what is kept, so that what waits lies together in its order.
 */
final class DiskMemory implements Memory {
  private static final byte LEAD = 'l';
  private static final byte ACCOUNT = 'a';
  private static final byte WAKE = 'w';
  private static final byte REACHED = 'r';
  private static final int PREFIX = 2;
  private static final byte[] NOTHING = {};

  private final Disk disk;
  private final byte letter;
  private final Serde<LeadScoring> leads = LeadScoringSerde.serde();
  private final Serde<AccountScoring> accounts = Serdes.json(AccountScoring.class);

  /** Nothing waits for a time before this one, in milliseconds. */
  private long quietUntil = Long.MAX_VALUE;

  DiskMemory(Disk disk, char letter) {
    this.disk = disk;
    this.letter = (byte) letter;
  }

  @Override
  public LeadScoring lead(String lead) {
    byte[] known = disk.get(key(LEAD, lead));
    return known == null ? LeadScoring.UNKNOWN : leads.deserializer().deserialize("", known);
  }

  @Override
  public void keep(String lead, LeadScoring before, LeadScoring after) {
    if (after.equals(before)) {
      return;
    }
    disk.put(key(LEAD, lead), leads.serializer().serialize("", after));
    Optional<Instant> from = before.wake();
    Optional<Instant> to = after.wake();
    if (!from.equals(to)) {
      from.ifPresent(at -> disk.delete(wake(millis(at), lead)));
      to.ifPresent(at -> wait(millis(at), lead));
    }
  }

  private void wait(long millis, String lead) {
    disk.put(wake(millis, lead), NOTHING);
    quietUntil = Math.min(quietUntil, millis);
  }

  @Override
  public AccountScoring account(String domain) {
    byte[] known = disk.get(key(ACCOUNT, domain));
    return known == null ? AccountScoring.UNKNOWN : accounts.deserializer().deserialize("", known);
  }

  @Override
  public void keep(String domain, AccountScoring account) {
    disk.put(key(ACCOUNT, domain), accounts.serializer().serialize("", account));
  }

  @Override
  public @Nullable String due(Instant until) {
    long now = until.toEpochMilli();
    if (quietUntil > now) {
      return null;
    }
    byte[] first = disk.firstFrom(wake(quietUntil, ""));
    if (first == null || first[0] != letter || first[1] != WAKE) {
      quietUntil = Long.MAX_VALUE;
      return null;
    }
    quietUntil = ByteBuffer.wrap(first).getLong(PREFIX) ^ Long.MIN_VALUE;
    return quietUntil > now
        ? null
        : new String(
            Arrays.copyOfRange(first, PREFIX + Long.BYTES, first.length), StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Stage reached(String lead) {
    byte[] known = disk.get(key(REACHED, lead));
    return known == null ? null : Stage.values()[known[0]];
  }

  @Override
  public void note(String lead, Stage reached) {
    disk.put(key(REACHED, lead), new byte[] {(byte) reached.ordinal()});
  }

  /** Rounded up: nothing is due before its time. */
  private static long millis(Instant at) {
    return at.plusNanos(999_999).toEpochMilli();
  }

  private byte[] key(byte kind, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(PREFIX + text.length).put(letter).put(kind).put(text).array();
  }

  private byte[] wake(long millis, String lead) {
    byte[] text = lead.getBytes(StandardCharsets.UTF_8);
    // The sign bit turned over, so that bytes compare as the numbers do.
    return ByteBuffer.allocate(PREFIX + Long.BYTES + text.length)
        .put(letter)
        .put(WAKE)
        .putLong(millis ^ Long.MIN_VALUE)
        .put(text)
        .array();
  }
}
