package com.relevo.intake;

import com.relevo.events.EventJson;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.format.Bodies;
import com.relevo.intake.json.JsonBody;

/** What the stream makes of a delivery, up to the events; throws where it would fail. */
public final class StreamReading {
  private StreamReading() {}

  /** Through the record's own JSON. */
  public static void read(Submission received) {
    Submission submission =
        EventJson.mapper()
            .readValue(EventJson.mapper().writeValueAsBytes(received), Submission.class);
    if (submission.status() != Submission.Status.ACCEPTED) {
      return;
    }
    Preset preset = Shipped.preset(submission.preset());
    Node body = Bodies.read(preset, submission).orElseThrow();
    Person known = null;
    int index = 0;
    Reading reading = new Reading(submission.engagement(), submission.names());
    Mapping mapping =
        submission.kind() == Submission.Kind.FETCHED ? preset.fetch().mapping() : preset.mapping();
    for (Mapped mapped : mapping.items(body, reading)) {
      switch (mapped) {
        case Mapped.Found found -> {
          Item item = Normaliser.item(submission, found, index++);
          Person person =
              known == null ? Person.found(item, item.keys().getFirst()) : known.evolve(item);
          EventJson.mapper().writeValueAsBytes(item);
          Intake.decide(known, person, item).forEach(EventJson::write);
          known = person;
        }
        case Mapped.Bad bad -> JsonBody.write(bad.narrowed());
        case Mapped.Nothing nothing -> EventJson.mapper().writeValueAsBytes(nothing);
      }
    }
  }
}
