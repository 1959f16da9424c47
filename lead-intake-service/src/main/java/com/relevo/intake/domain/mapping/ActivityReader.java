package com.relevo.intake.domain.mapping;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactDirection;
import com.relevo.events.ContactLevel;
import com.relevo.intake.domain.payload.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what {@code activity.logged} says of a call, a mail, a meeting. */
final class ActivityReader {
  /** What is said of the activity, not of the person. */
  static final List<String> FIELDS =
      List.of("activity_id", "channel", "direction", "level", "rep", "subject");

  static final String EXPECTED =
      "Expected /data/channel to be one of "
          + names(ContactChannel.values())
          + ", /data/level one of "
          + names(ContactLevel.values())
          + " and /data/direction one of "
          + names(ContactDirection.values())
          + " or left out";

  private ActivityReader() {}

  /** Empty where it does not say what it was; who says nothing of a direction means outbound. */
  static Optional<Signal> read(Node data) {
    Optional<ContactDirection> direction =
        data.at("direction").text().isEmpty()
            ? Optional.of(ContactDirection.OUTBOUND)
            : one(ContactDirection.values(), data.at("direction"));
    return one(ContactChannel.values(), data.at("channel"))
        .flatMap(channel ->
            one(ContactLevel.values(), data.at("level"))
                .flatMap(level ->
                    direction.map(known ->
                        Signal.activity(
                            new Signal.Activity(
                                channel,
                                known,
                                level,
                                data.at("rep").text().orElse(null),
                                data.at("subject").text().orElse(null))))));
  }

  private static <E extends Enum<E>> Optional<E> one(E[] all, Node node) {
    String name = node.text().orElse("").toUpperCase(Locale.ROOT);
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
  }

  private static <E extends Enum<E>> List<String> names(E[] all) {
    return Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
