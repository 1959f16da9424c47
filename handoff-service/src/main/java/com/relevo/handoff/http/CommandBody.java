package com.relevo.handoff.http;

import com.relevo.events.ContactPurpose;
import com.relevo.kit.http.JsonBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What only this service's commands have in their {@link JsonBody}. */
final class CommandBody {
  private CommandBody() {}

  static @Nullable String comment(JsonBody body) {
    return body.optionalText("comment");
  }

  /** Null where nobody says. */
  static @Nullable ContactPurpose purpose(JsonBody body) {
    return body.node("purpose") == null
        ? null
        : body.oneOf("purpose", ContactPurpose.class, ContactPurpose.PROSPECTING);
  }

  /** When a lead is to be woken; what stands in for it is never used. */
  static Instant until(JsonBody body) {
    Instant until = body.instant("until");
    if (until == null
        && body.faults().stream().noneMatch(each -> each.pointer().equals("/until"))) {
      body.fault("until", "required", "Expected a time with its offset, but there is none");
    }
    return until == null ? Instant.EPOCH : until;
  }

  static @Nullable Integer cycle(JsonBody body) {
    JsonNode node = body.node("cycle");
    if (node == null) {
      return null;
    }
    if (!node.isInt() || node.intValue() < 1) {
      body.fault("cycle", "not_a_number", "Expected a whole number from 1");
      return null;
    }
    return node.intValue();
  }

  static @Nullable BigDecimal amount(JsonBody body) {
    JsonNode node = body.node("amount");
    if (node == null) {
      return null;
    }
    BigDecimal amount = node.isNumber() ? node.decimalValue() : null;
    if (amount == null || !sane(amount)) {
      body.fault(
          "amount", "not_an_amount", "Expected a number from 0, of at most 12 digits and 6 more");
      return null;
    }
    if (body.node("currency") == null) {
      body.fault("currency", "required", "Expected the currency of the amount");
    }
    return amount;
  }

  private static boolean sane(BigDecimal amount) {
    return amount.signum() >= 0 && amount.scale() <= 6 && amount.precision() - amount.scale() <= 12;
  }

  /** Of one that money is paid in; an {@code amount} has no smaller parts than it has. */
  static @Nullable String currency(JsonBody body) {
    String code = body.optional("currency");
    if (code == null) {
      return null;
    }
    Currency currency =
        Currency.getAvailableCurrencies().stream()
            .filter(known -> known.getCurrencyCode().equals(code))
            .filter(known -> known.getDefaultFractionDigits() >= 0)
            .findFirst()
            .orElse(null);
    JsonNode amount = body.node("amount");
    if (currency == null) {
      body.fault("currency", "not_a_currency", "Expected an ISO 4217 code, such as EUR");
    } else if (amount != null && amount.isNumber() && finer(amount.decimalValue(), currency)) {
      body.fault(
          "amount",
          "too_fine",
          "Expected at most " + currency.getDefaultFractionDigits() + " decimals in " + code);
    }
    return code;
  }

  private static boolean finer(BigDecimal amount, Currency currency) {
    return amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits();
  }
}
