package com.relevo.scoring.stream;

import com.relevo.events.Faults;
import com.relevo.events.LeadFacts;
import com.relevo.events.Validity;
import com.relevo.kit.stream.Packed.Reader;
import com.relevo.kit.stream.Packed.Writer;
import com.relevo.scoring.domain.Fit;
import com.relevo.scoring.domain.KnownFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a packed {@link LeadScoringSerde lead's scoring} that says who the lead is. Form 1
 * knew no territory and no product, form 2 no fit, form 3 no faults; they are read as if there were
 * none.
 */
final class KnownFactsPacking {
  private static final int WITH_TERRITORY = 2;
  private static final int WITH_FIT = 3;
  private static final int WITH_FAULTS = 4;

  private KnownFactsPacking() {}

  static void write(Writer to, KnownFacts known) {
    to.instant(known.occurredAt());
    to.instant(known.recordedAt());
    to.id(known.eventId());
    LeadFacts lead = known.lead();
    to.text(lead.source());
    to.flag(lead.hasEmail());
    to.flag(lead.hasPhone());
    to.text(lead.jobTitle());
    to.text(lead.company());
    to.text(lead.companyDomain());
    to.text(lead.country());
    to.text(lead.industry());
    to.number(lead.employees() == null ? -1 : lead.employees());
    to.text(lead.language());
    to.number(lead.attributes().size());
    lead.attributes()
        .forEach((name, value) -> {
          to.text(name);
          to.text(value);
        });
    to.flag(Boolean.TRUE.equals(lead.roleMailbox()));
    to.flag(Boolean.TRUE.equals(lead.disposable()));
    to.text(lead.region());
    to.text(lead.postalCode());
    to.text(lead.productInterest());
    to.maybe(lead.faults(), KnownFactsPacking::faults);
    to.maybe(known.fit(), KnownFactsPacking::fit);
  }

  static KnownFacts read(Reader from, int form) {
    Instant occurredAt = from.instant();
    Instant recordedAt = from.instant();
    String eventId = from.id();
    LeadFacts lead =
        new LeadFacts(
                from.known(),
                from.flag(),
                from.flag(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                from.text(),
                employees(from.small()),
                from.text(),
                attributes(from))
            .withMailbox(from.flag(), from.flag());
    if (form >= WITH_TERRITORY) {
      lead = lead.withTerritory(from.text(), from.text(), from.text());
    }
    Faults faults = form < WITH_FAULTS ? null : from.maybe(KnownFactsPacking::faults);
    return new KnownFacts(
        faults == null ? lead : lead.withFaults(faults),
        occurredAt,
        recordedAt,
        eventId,
        form < WITH_FIT ? null : from.maybe(KnownFactsPacking::fit));
  }

  private static void faults(Writer to, Faults faults) {
    to.constant(faults.email());
    to.constant(faults.phone());
    to.constant(faults.country());
    to.constant(faults.company());
  }

  private static Faults faults(Reader from) {
    Validity[] all = Validity.values();
    return new Faults(
        from.constant(all), from.constant(all), from.constant(all), from.constant(all));
  }

  private static void fit(Writer to, Fit fit) {
    to.text(fit.agreementVersion());
    to.number(fit.text());
    to.list(fit.held(), (out, place) -> out.number(place));
  }

  private static Fit fit(Reader from) {
    return new Fit(from.known(), from.small(), from.list(Reader::small));
  }

  private static @Nullable Integer employees(int number) {
    return number < 0 ? null : number;
  }

  private static Map<String, String> attributes(Reader from) {
    int size = from.small();
    Map<String, String> attributes = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      attributes.put(from.known(), from.known());
    }
    return attributes;
  }
}
