package com.relevo.intake.domain.mapping;

import com.relevo.events.EngagementKind;
import com.relevo.intake.domain.payload.Node;
import java.util.List;

/** A Google Ads lead form: columns by id, those of Google's own and those of custom questions. */
public final class GoogleAdsMapping implements Mapping {
  private static final List<String> CAMPAIGN =
      List.of("campaign_id", "form_id", "adgroup_id", "creative_id");

  @Override
  public List<Mapped> items(Node body, EngagementKind engagement) {
    if (body.at("is_test").isTrue()) {
      return List.of(new Mapped.TestLead());
    }
    if (body.at("lead_id").text().isEmpty() || !body.at("user_column_data").isArray()) {
      return List.of(
          new Mapped.Bad(
              "malformed_item", "Expected /lead_id and an array at /user_column_data", body));
    }
    RawPerson.Builder person = new RawPerson.Builder();
    for (Node column : body.at("user_column_data").items()) {
      column
          .firstOf("column_id", "column_name")
          .text()
          .ifPresent(name -> person.say(name, column.at("string_value")));
    }
    CAMPAIGN.forEach(name -> person.attribute(name, body.at(name)));
    String id = body.at("lead_id").text().orElse(null);
    String form =
        body.at("form_id").text().map(number -> "lead form " + number).orElse("lead form");
    return List.of(
        new Mapped.Found(
            id,
            id,
            person.build(),
            body.at("lead_submit_time").text().orElse(null),
            Signal.submission(engagement, form)));
  }
}
