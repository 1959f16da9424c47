package com.relevo.intake.bulk;

import com.relevo.events.EngagementKind;
import com.relevo.events.Mode;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.json.JsonBody;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that is brought in: of which source its rows are, how they are taken, and what its columns
 * stand for ({@code -} for nothing). A row has the same key whenever the list is sent again under
 * its id.
 */
public record ListImport(
    String id,
    String source,
    Mode mode,
    char delimiter,
    @Nullable String region,
    Map<String, String> columns) {
  // Its mapping reads Relevo's own shape.
  private static final String PRESET = "generic";
  private static final String NOTHING = "-";

  public ListImport {
    columns = Map.copyOf(columns);
  }

  /** Whether a row of these columns can name anybody at all. */
  static boolean names(Map<String, String> row) {
    return Stream.of("email", "phone", "external_id")
        .anyMatch(field -> !row.getOrDefault(field, "").isBlank());
  }

  /** The row by what its columns stand for; empty cells are left out. */
  Map<String, String> row(Map<String, String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    cells.forEach((column, value) -> {
      String name = columns.getOrDefault(column, column);
      if (!name.equals(NOTHING) && !value.isBlank()) {
        row.putIfAbsent(
            Field.named(name).map(ListImport::written).orElseGet(() -> Field.slug(name)), value);
      }
    });
    return row;
  }

  private static String written(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  Submission submission(long number, Map<String, String> row, Instant at) {
    String key = id + '#' + number;
    Node body = new Node(Map.of("type", "lead.imported", "data", row));
    return new Submission(
            Submission.idOf(source, key),
            source,
            PRESET,
            key,
            Submission.Status.ACCEPTED,
            at,
            null,
            Map.of(),
            JsonBody.write(body),
            region,
            EngagementKind.OTHER,
            Format.PARSED,
            null,
            Map.of(),
            Submission.Kind.DELIVERED,
            null)
        .in(mode);
  }
}
