package com.relevo.handoff.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Actor;
import com.relevo.handoff.domain.lead.Command;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.security.Caller;
import com.relevo.kit.security.Role;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
  private static final Caller MANAGER =
      new Caller("mia.head", new RepId("mia.head"), null, Set.of(Role.SALES_MANAGER));
  private static final Caller REP =
      new Caller("0f3a-77", new RepId("anna"), null, Set.of(Role.SALES_REP));

  private static Command read(CommandKind kind, String json) throws InvalidBodyException {
    return read(kind, json, MANAGER);
  }

  private static Command read(CommandKind kind, String json, Caller caller)
      throws InvalidBodyException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return CommandReader.read(kind, new LeadId("l"), body, caller, "k", null, "i", Samples.NOON);
  }

  @Test
  void aRepNeedNotSayWhoTheyAre() throws InvalidBodyException {
    Command command = read(CommandKind.ACCEPT, "{}", REP);
    assertThat(command.rep()).isEqualTo(new RepId("anna"));
    assertThat(command.by()).isEqualTo(new Actor("0f3a-77", new RepId("anna")));
  }

  @Test
  void aRepWhoNamesAnotherIsTakenAtTheirWordForTheLeadToDecide() throws InvalidBodyException {
    Command command = read(CommandKind.ACCEPT, "{\"rep\":\"ben\"}", REP);
    assertThat(command.rep()).isEqualTo(new RepId("ben"));
    assertThat(command.by().boundTo()).isEqualTo(new RepId("anna"));
  }

  @Test
  void aManagerIsBoundToNobody() throws InvalidBodyException {
    Caller both =
        new Caller("mia", new RepId("mia"), null, Set.of(Role.SALES_REP, Role.SALES_MANAGER));
    assertThat(read(CommandKind.ACCEPT, "{\"rep\":\"ben\"}", both).by())
        .isEqualTo(new Actor("mia", null));
  }

  private static List<String> faults(CommandKind kind, String json) {
    return catchThrowableOfType(InvalidBodyException.class, () -> read(kind, json))
        .faults()
        .stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  @Test
  void readsAContactWithAllItHas() throws InvalidBodyException {
    Command command =
        read(
            CommandKind.CONTACTS,
            """
            {"rep":"anna","cycle":2,"channel":"call","level":"connect","occurredAt":"2026-11-23T13:00:00+01:00","comment":"spoke"}\
            """);
    assertThat(command.rep()).isEqualTo(new RepId("anna"));
    assertThat(command.cycle()).isEqualTo(2);
    assertThat(command.key()).isEqualTo("k");
    assertThat(command.action())
        .isEqualTo(
            new Action.LogContact(
                ContactChannel.CALL,
                ContactLevel.CONNECT,
                Instant.parse("2026-11-23T12:00:00Z"),
                "spoke"));
  }

  @Test
  void anAmountHasTheSmallestPartsOfItsCurrency() throws InvalidBodyException {
    assertThat(
            read(CommandKind.WON, "{\"rep\":\"a\",\"amount\":1.125,\"currency\":\"KWD\"}").action())
        .isEqualTo(new Action.Win(new BigDecimal("1.125"), "KWD"));
    assertThat(
            read(CommandKind.WON, "{\"rep\":\"a\",\"amount\":500.00,\"currency\":\"JPY\"}")
                .action())
        .isEqualTo(new Action.Win(new BigDecimal("500.00"), "JPY"));
  }

  @Test
  void readsADealWithItsAmount() throws InvalidBodyException {
    assertThat(
            read(CommandKind.WON, "{\"rep\":\"anna\",\"amount\":1200.50,\"currency\":\"EUR\"}")
                .action())
        .isEqualTo(new Action.Win(new BigDecimal("1200.50"), "EUR"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ACCEPT     | {}                                                              | /rep required
          ACCEPT     | {"rep":" "}                                                     | /rep not_a_text
          ACCEPT     | {"rep":["anna"]}                                                | /rep not_a_text
          ACCEPT     | {"rep":"a","cycle":0}                                           | /cycle not_a_number
          ACCEPT     | {"rep":"a","cycle":"1"}                                         | /cycle not_a_number
          ACCEPT     | {"rep":"a","reason":"x"}                                        | /reason unknown_field
          ACCEPT     | {"rep":"a","a/b~c":"x"}                                         | /a~1b~0c unknown_field
          REJECT     | {"rep":"a","reason":7}                                          | /reason not_a_text
          SNOOZE     | {"rep":"a"}                                                     | /until required
          SNOOZE     | {"rep":"a","until":"tomorrow"}                                  | /until not_a_time
          OFFER_TRANSFER | {"rep":"a"}                                                 | /to required
          ASSIGN     | {}                                                              | /rep required
          CONTACTS   | {"rep":"a","channel":"fax","level":"attempt"}                   | /channel unknown_value
          CONTACTS   | {"rep":"a","channel":"call","level":"attempt","occurredAt":"yesterday"} | /occurredAt not_a_time
          CONTACTS   | {"rep":"a","channel":"call","level":"attempt","occurredAt":"2026-11-23T12:00:00"} | /occurredAt not_a_time
          WON        | {"rep":"a","amount":-1,"currency":"EUR"}                        | /amount not_an_amount
          WON        | {"rep":"a","amount":"12","currency":"EUR"}                      | /amount not_an_amount
          WON        | {"rep":"a","amount":12}                                         | /currency required
          WON        | {"rep":"a","amount":12,"currency":"EURO"}                       | /currency not_a_currency
          WON        | {"rep":"a","amount":12.5,"currency":"JPY"}                      | /amount too_fine
          OPPORTUNITY | {"rep":"a","amount":12.505,"currency":"EUR"}                   | /amount too_fine
          OPPORTUNITY | {"rep":"a","amount":12.5,"currency":"XAU"}                     | /currency not_a_currency
          WON        | {"rep":"a","amount":1e400,"currency":"EUR"}                     | /amount not_an_amount
          """)
  void namesTheFault(CommandKind kind, String json, String fault) {
    assertThat(faults(kind, json)).containsExactly(fault);
  }

  @Test
  void namesAllFaultsAtOnce() {
    assertThat(faults(CommandKind.RECYCLE, "{\"cycle\":-1,\"x\":1}"))
        .containsExactly("/x unknown_field", "/rep required", "/cycle not_a_number");
  }

  @Test
  void aBodyThatIsNoObjectIsUnreadable() {
    for (String json : List.of("", "[]", "\"x\"", "{", "null")) {
      assertThat(
              catchThrowableOfType(InvalidBodyException.class, () -> read(CommandKind.ACCEPT, json))
                  .readable())
          .as(json)
          .isFalse();
    }
  }

  @Test
  void aCommentHasItsLimit() {
    assertThat(
            faults(CommandKind.QUALIFY, "{\"rep\":\"a\",\"comment\":\"" + "x".repeat(2001) + "\"}"))
        .containsExactly("/comment too_long");
  }
}
