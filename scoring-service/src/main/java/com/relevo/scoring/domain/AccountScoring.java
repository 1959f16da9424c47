package com.relevo.scoring.domain;

import com.relevo.agreement.AccountModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buying group: the people of one company domain that are engaged most, at most {@link #MOST} of
 * them, most engaged first. Each one's part is at most {@code Share.STEP - 1} points out of date.
 */
public record AccountScoring(List<Member> members, boolean qualified) {
  public static final AccountScoring UNKNOWN = new AccountScoring(List.of(), false);

  /** A company with more engaged people than these is worth sales' time by any measure. */
  static final int MOST = 100;

  public AccountScoring {
    members = List.copyOf(members);
  }

  /** What an account makes of one person's news: how it is then, and who must be told what. */
  public record Change(AccountScoring state, List<Standing.Told> told) {}

  /** {@code model} is null where the agreement scores no accounts (any more). */
  public Change hear(Share.Told news, @Nullable AccountModel model) {
    Optional<Member> known =
        members.stream().filter(each -> each.leadId().equals(news.leadId())).findFirst();
    List<Member> next = new ArrayList<>(members);
    known.ifPresent(next::remove);
    next.add(Member.of(news, known.map(Member::told).orElse(null)));
    next.sort(Member.MOST_ENGAGED_FIRST);
    // Who leaves the company is told last what will not change for them any more.
    return standing(next, news, model);
  }

  private Change standing(List<Member> all, Share.Told news, @Nullable AccountModel model) {
    List<Member> people = all.subList(0, Math.min(all.size(), MOST));
    int score = people.stream().filter(Member::engaged).mapToInt(Member::engagement).sum();
    int engaged = (int) people.stream().filter(Member::engaged).count();
    int customers = (int) people.stream().filter(Member::customer).count();
    boolean reached = model != null && reached(model, score, engaged);
    int mostEngaged = model == null ? 0 : model.mostEngaged();
    List<Standing.Told> told = new ArrayList<>();
    List<Member> kept = new ArrayList<>();
    for (int place = 0; place < people.size(); place++) {
      Member member = people.get(place);
      boolean chosen = reached && member.engaged() && place < mostEngaged;
      Standing standing =
          new Standing(news.share().domain(), score, engaged, customers, reached, chosen);
      if (!standing.equals(member.told())) {
        told.add(new Standing.Told(member.leadId(), standing, news.cause(), news.at()));
      }
      if (member.counts() || member.customer()) {
        kept.add(member.told(standing));
      }
    }
    return new Change(new AccountScoring(kept, reached), told);
  }

  private boolean reached(AccountModel model, int score, int engaged) {
    return engaged >= model.people() && score >= (qualified ? model.leave() : model.enter());
  }
}
