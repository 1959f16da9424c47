package com.relevo.scoring.stream;

import com.relevo.agreement.ContactStatements;
import com.relevo.agreement.ContactStatements.Statement;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.scoring.domain.Consent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of a packed {@link LeadScoringSerde lead's scoring} that says who may contact it. */
final class ConsentPacking {
  private static final int WITH_STATEMENTS = 5;

  private ConsentPacking() {}

  static void write(Writer to, Consent consent) {
    to.flag(consent.allowed());
    to.instant(consent.statedAt());
    to.list(consent.said().all(), ConsentPacking::statement);
  }

  static Consent read(Reader from, int form) {
    boolean allowed = from.flag();
    @Nullable Instant statedAt = from.maybeInstant();
    return new Consent(
        allowed,
        statedAt,
        form < WITH_STATEMENTS
            ? ContactStatements.NONE
            : new ContactStatements(from.list(ConsentPacking::statement)));
  }

  private static void statement(Writer to, Statement said) {
    to.constant(said.channel());
    to.constant(said.purpose());
    to.flag(said.allowed());
    to.instant(said.at());
  }

  private static Statement statement(Reader from) {
    return new Statement(
        from.constant(ContactChannel.values()),
        from.constant(ContactPurpose.values()),
        from.flag(),
        from.instant());
  }
}
