package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AccountModel;
import com.relevo.scoring.Happenings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountScoringTest {
  private static final AccountModel MODEL = new AccountModel(100, 60, 2, 1);
  private final Map<String, Standing> told = new TreeMap<>();
  private AccountScoring account = AccountScoring.UNKNOWN;
  private int causes;

  private List<String> hear(String lead, int engagement) {
    return hear(lead, new Share("acme.example", engagement, false, true));
  }

  /** Whom it told. */
  private List<String> hear(String lead, Share share) {
    AccountScoring.Change change =
        account.hear(new Share.Told(lead, share, "e-" + causes++, Happenings.START), MODEL);
    account = change.state();
    List<String> leads = new ArrayList<>();
    for (Standing.Told each : change.told()) {
      told.put(each.leadId(), each.standing());
      leads.add(each.leadId());
    }
    return leads;
  }

  @Test
  void addsUpItsPeopleAndTellsThemAll() {
    hear("ada", 40);
    assertThat(hear("bob", 30)).containsExactlyInAnyOrder("ada", "bob");

    assertThat(told.get("ada")).isEqualTo(new Standing("acme.example", 70, 2, 0, false, false));
    assertThat(told.get("bob")).isEqualTo(told.get("ada"));
  }

  @Test
  void isQualifiedFromEnterDownToLeaveWithEnoughPeopleAndChoosesTheMostEngaged() {
    hear("ada", 120);
    assertThat(told.get("ada").qualified()).as("one person is no group").isFalse();
    hear("bob", 10);
    assertThat(told.get("ada").chosen()).isTrue();
    assertThat(told.get("bob").qualified()).isTrue();
    assertThat(told.get("bob").chosen()).isFalse();
    hear("ada", 55);
    assertThat(told.get("bob").qualified()).as("between leave and enter it stays").isTrue();
    hear("ada", 45);
    assertThat(told.get("ada").qualified()).isFalse();
  }

  @Test
  void whoDoesNotCountAnyMoreTakesTheirPartAway() {
    hear("ada", 60);
    hear("bob", 60);
    assertThat(told.get("ada").qualified()).isTrue();
    hear("bob", new Share("acme.example", 0, false, false));

    assertThat(told.get("ada")).isEqualTo(new Standing("acme.example", 60, 1, 0, false, false));
    assertThat(account.members()).extracting(Member::leadId).containsExactly("ada");
  }

  @Test
  void countsCustomersWhoseDealWasWon() {
    hear("ada", new Share("acme.example", 10, true, true));
    hear("bob", 5);

    assertThat(told.get("bob").customers()).isEqualTo(1);
  }

  @Test
  void tellsNobodyWhatTheyKnow() {
    hear("ada", 40);

    assertThat(hear("ada", 40)).isEmpty();
  }

  @Test
  void keepsItsMostEngagedPeopleOnly() {
    for (int i = 0; i < 150; i++) {
      hear("lead-" + i, i);
    }

    assertThat(account.members()).hasSize(AccountScoring.MOST);
    assertThat(account.members().getFirst().leadId()).isEqualTo("lead-149");
  }

  @Test
  void anAgreementWithoutAccountsQualifiesNone() {
    hear("ada", 500);
    hear("bob", 500);
    AccountScoring.Change change =
        account.hear(
            new Share.Told(
                "ada", new Share("acme.example", 0, false, false), "e", Happenings.START),
            null);

    assertThat(change.told()).allSatisfy(each -> assertThat(each.standing().qualified()).isFalse());
  }
}
