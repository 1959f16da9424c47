package com.relevo.alignment.http;

import com.relevo.alignment.domain.Life;
import com.relevo.alignment.domain.Proposal;
import com.relevo.alignment.domain.Step;
import com.relevo.alignment.store.AgreementStore;
import com.relevo.alignment.store.Text;
import com.relevo.events.EventJson;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Versions as they are shown, and the tags their states are known by. */
@Component
class Views {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
  private final AgreementStore store;
  private final InstantSource clock;

  Views(AgreementStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  AgreementView of(Life life) {
    // Others may have gone on since: what is shown is one state.
    return of(life, store.steps(life.version()).stream().limit(life.steps()).toList());
  }

  AgreementView of(Life life, List<Step> steps) {
    Text text = store.text(life.version(), life.revision().number());
    return AgreementView.of(life, text, steps, simulation(life), clock.instant());
  }

  private @Nullable JsonNode simulation(Life life) {
    Proposal proposal = AgreementView.proposal(life.phase());
    return proposal == null || proposal.simulation() == null
        ? null
        : store.simulation(proposal.simulation()).map(EventJson.mapper()::readTree).orElse(null);
  }

  /** Another one after each step: whoever changes a text must have seen the signatures it voids. */
  static String tag(Life life) {
    return "\"" + life.steps() + "\"";
  }

  /** Empty for a tag that never was one of ours. */
  static OptionalLong steps(String tag) {
    Matcher matcher = TAG.matcher(tag.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
