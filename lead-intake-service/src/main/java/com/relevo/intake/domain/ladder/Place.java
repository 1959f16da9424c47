package com.relevo.intake.domain.ladder;

import com.relevo.intake.domain.person.Person;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under an identity key: the person who is at home there, or the key to go on to.
 * {@code firm} tells a key that belongs to who is there from one that an item on its way has
 * reserved. {@code alike} are leads, by their homes, with an address that is read as this one.
 * Nothing is kept under a key that nobody has.
 */
public record Place(
    @Nullable Person person, @Nullable String to, boolean firm, Map<String, String> alike) {
  public Place {
    alike = alike == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(alike));
  }

  boolean isFree() {
    return person == null && to == null;
  }

  static Place home(Person person) {
    return new Place(person, null, true, Map.of());
  }

  static Place to(String key) {
    return new Place(null, key, true, Map.of());
  }

  static Place reserved(String next) {
    return new Place(null, next, false, Map.of());
  }
}
