package com.relevo.scoring.domain;

import com.relevo.agreement.AccountModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A buying group by the agreement's words, over the last that each person told. */
final class SlowAccount {
  private final AccountModel model;
  private final Map<String, Share> people = new HashMap<>();
  private final Map<String, Standing> told = new HashMap<>();
  private boolean qualified;

  SlowAccount(AccountModel model) {
    this.model = model;
  }

  /** Who must hear what, now that somebody told this. */
  Map<String, Standing> hear(Share.Told news) {
    people.put(news.leadId(), news.share());
    List<String> engaged =
        people.keySet().stream()
            .filter(lead -> people.get(lead).counts() && people.get(lead).engagement() > 0)
            .sorted(
                Comparator.comparing((String lead) -> -people.get(lead).engagement())
                    .thenComparing(lead -> lead))
            .toList();
    int score = engaged.stream().mapToInt(lead -> people.get(lead).engagement()).sum();
    qualified =
        engaged.size() >= model.people() && score >= (qualified ? model.leave() : model.enter());
    int customers = (int) people.values().stream().filter(Share::customer).count();
    Map<String, Standing> heard = new HashMap<>();
    for (String lead : List.copyOf(people.keySet())) {
      boolean chosen =
          qualified && engaged.indexOf(lead) >= 0 && engaged.indexOf(lead) < model.mostEngaged();
      Standing standing =
          new Standing(news.share().domain(), score, engaged.size(), customers, qualified, chosen);
      if (!standing.equals(told.put(lead, standing))) {
        heard.put(lead, standing);
      }
      if (!people.get(lead).counts() && !people.get(lead).customer()) {
        people.remove(lead);
        told.remove(lead);
      }
    }
    return heard;
  }
}
