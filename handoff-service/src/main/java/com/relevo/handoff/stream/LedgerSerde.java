package com.relevo.handoff.stream;

import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.Bucket;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A rep's ledger in some forty bytes, as each assignment writes one. First the form's version. */
public final class LedgerSerde {
  private static final int FORM = 1;

  private LedgerSerde() {}

  public static Serde<Ledger> serde() {
    return Serdes.serdeFrom(
        (_, ledger) -> ledger == null ? null : write(ledger),
        (_, bytes) -> bytes == null ? null : read(bytes));
  }

  static byte[] write(Ledger ledger) {
    Writer to = new Writer();
    to.octet(FORM);
    to.text(ledger.rep().value());
    to.number(ledger.pass());
    to.number(ledger.owed());
    to.number(ledger.open());
    to.number(ledger.had());
    to.number(ledger.lastTurn());
    to.number(Double.doubleToLongBits(ledger.due()));
    to.number(Double.doubleToLongBits(ledger.since()));
    to.number(ledger.qualified());
    to.number(ledger.closed());
    to.maybe(
        ledger.bucket(),
        (out, bucket) -> {
          out.number(bucket.level());
          out.number(bucket.at());
          out.number(bucket.gain());
          out.number(bucket.cost());
        });
    return to.bytes();
  }

  static Ledger read(byte[] bytes) {
    Reader from = new Reader(bytes);
    int form = from.octet();
    if (form != FORM) {
      throw new IllegalStateException(
          "Expected a rep's ledger in form " + FORM + ", but it is in form " + form);
    }
    return new Ledger(
        new RepId(from.known()),
        from.number(),
        from.small(),
        from.small(),
        from.number(),
        from.number(),
        Double.longBitsToDouble(from.number()),
        Double.longBitsToDouble(from.number()),
        from.small(),
        from.small(),
        from.maybe(in -> new Bucket(in.number(), in.number(), in.number(), in.number())));
  }
}
