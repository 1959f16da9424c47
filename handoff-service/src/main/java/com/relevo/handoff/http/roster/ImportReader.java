package com.relevo.handoff.http.roster;

import com.relevo.events.EventJson;
import com.relevo.events.RosterEvent.Entry;
import com.relevo.handoff.domain.roster.RosterCommand.Wish;
import com.relevo.handoff.domain.roster.RosterKey;
import com.relevo.kit.http.InvalidBodyException;
import com.relevo.kit.http.InvalidBodyException.Fault;
import com.relevo.kit.http.JsonBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Lists to be set: a JSON array of objects, or a CSV text whose first line names the fields. A
 * fault's pointer begins with its row, from 0, the line of names not counted.
 */
final class ImportReader {
  private static final int MOST = 2_000;
  private static final CsvMapper CSV = CsvMapper.builder().build();
  private static final CsvSchema WITH_NAMES = CsvSchema.emptySchema().withHeader();

  private ImportReader() {}

  static List<Wish> reps(byte[] text, boolean csv, EntryReader reader) throws InvalidBodyException {
    Set<String> fields = new TreeSet<>(EntryReader.OF_REP);
    fields.add("id");
    return wishes(
        text,
        csv,
        body -> {
          body.allow(fields);
          String id = body.required("id");
          if (body.node("id") != null && !EntryReader.ID.matcher(id).matches()) {
            body.fault(
                "id",
                "invalid_id",
                "Expected 1 to 64 letters, digits, dots, dashes, underscores or @");
          }
          return new Row(RosterKey.rep(id), reader.rep(body));
        });
  }

  static List<Wish> accounts(byte[] text, boolean csv, Function<JsonBody, Entry> entry)
      throws InvalidBodyException {
    return wishes(
        text,
        csv,
        body -> {
          body.allow(Set.of("domain", "owner"));
          String domain = body.required("domain");
          if (body.node("domain") != null && !EntryReader.DOMAIN.matcher(domain).matches()) {
            body.fault(
                "domain", "not_a_domain", "Expected a domain in small letters, such as acme.com");
          }
          return new Row(RosterKey.account(domain), entry.apply(body));
        });
  }

  private record Row(RosterKey key, Entry entry) {}

  private static List<Wish> wishes(byte[] text, boolean csv, Function<JsonBody, Row> reader)
      throws InvalidBodyException {
    List<JsonNode> rows = csv ? ofCsv(text) : ofJson(text);
    if (rows.isEmpty() || rows.size() > MOST) {
      throw InvalidBodyException.unreadable("Expected 1 to " + MOST + " rows");
    }
    List<Wish> wishes = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    Set<RosterKey> keys = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      String at = "/" + i;
      if (!rows.get(i).isObject()) {
        faults.add(new Fault(at, "not_an_object", "Expected an object"));
        continue;
      }
      JsonBody body = JsonBody.of(rows.get(i));
      Row row = reader.apply(body);
      if (!keys.add(row.key())) {
        body.fault("", "repeated", "Expected " + row.key() + " once");
      }
      body.faults()
          .forEach(
              fault -> faults.add(new Fault(at + fault.pointer(), fault.code(), fault.detail())));
      wishes.add(new Wish(row.key(), row.entry(), null));
    }
    if (!faults.isEmpty()) {
      throw InvalidBodyException.of(faults);
    }
    return wishes;
  }

  private static List<JsonNode> ofJson(byte[] text) throws InvalidBodyException {
    try {
      JsonNode list = EventJson.mapper().readTree(text);
      if (list.isArray()) {
        return list.valueStream().toList();
      }
    } catch (JacksonException _) {
      // said below
    }
    throw InvalidBodyException.unreadable("Expected a JSON array, or text/csv");
  }

  private static List<JsonNode> ofCsv(byte[] text) throws InvalidBodyException {
    List<JsonNode> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines =
        CSV.readerForMapOf(String.class).with(WITH_NAMES).readValues(text)) {
      while (lines.hasNext()) {
        rows.add(row(lines.next()));
      }
      return rows;
    } catch (JacksonException e) {
      throw InvalidBodyException.unreadable("Expected CSV, but " + e.getOriginalMessage());
    }
  }

  /** Lists are parted by semicolons; an absence is two dates and a slash between. */
  private static ObjectNode row(Map<String, String> line) {
    ObjectNode row = EventJson.mapper().createObjectNode();
    line.forEach((name, value) -> {
      String field = name.strip();
      String text = value == null ? "" : value.strip();
      if (!text.isEmpty()) {
        switch (field) {
          case "weight", "capacity" -> {
            if (text.matches("\\d{1,9}")) {
              row.put(field, Integer.parseInt(text));
            } else {
              row.put(field, text);
            }
          }
          case "active" -> {
            if (text.equals("true") || text.equals("false")) {
              row.put(field, Boolean.parseBoolean(text));
            } else {
              row.put(field, text);
            }
          }
          case "skills", "languages" -> {
            ArrayNode list = row.putArray(field);
            parts(text).forEach(list::add);
          }
          case "absences" -> {
            ArrayNode list = row.putArray(field);
            for (String part : parts(text)) {
              String[] dates = part.split("/", 2);
              list.addObject()
                  .put("from", dates[0])
                  .put("to", dates.length > 1 ? dates[1] : dates[0]);
            }
          }
          default -> row.put(field, text);
        }
      }
    });
    return row;
  }

  private static List<String> parts(String text) {
    return java.util.Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
