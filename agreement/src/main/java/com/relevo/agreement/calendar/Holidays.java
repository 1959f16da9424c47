package com.relevo.agreement.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Days on which no shift starts, each with its name. {@code knownUntil} is the last date they speak
 * for: {@link #NEVER} where nothing is known of holidays, {@link #FOR_EVER} where that cannot run
 * out.
 */
public record Holidays(
    Map<LocalDate, String> dated, Map<MonthDay, String> yearly, LocalDate knownUntil) {
  public static final LocalDate NEVER = LocalDate.MIN;
  public static final LocalDate FOR_EVER = LocalDate.MAX;
  public static final Holidays UNKNOWN = new Holidays(Map.of(), Map.of(), NEVER);

  private static final String UNNAMED = "holiday";

  public Holidays {
    dated = Map.copyOf(dated);
    yearly = Map.copyOf(yearly);
  }

  /** Without names; known for ever. */
  public static Holidays of(Set<LocalDate> dated, Set<MonthDay> yearly) {
    return new Holidays(unnamed(dated), unnamed(yearly), FOR_EVER);
  }

  public Optional<String> nameOf(LocalDate date) {
    return Optional.ofNullable(nameOrNull(date));
  }

  boolean contains(LocalDate date) {
    return nameOrNull(date) != null;
  }

  private @Nullable String nameOrNull(LocalDate date) {
    String name = dated.get(date);
    return name != null || yearly.isEmpty() ? name : yearly.get(MonthDay.from(date));
  }

  private static <D> Map<D, String> unnamed(Set<D> days) {
    return days.stream().collect(Collectors.toMap(Function.identity(), _ -> UNNAMED));
  }
}
