package com.relevo.intake.bulk;

import com.relevo.intake.bulk.Progress.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Lists become submissions, one a row, read as they come: memory does not grow with the list. What
 * was cut off is sent again under the same id, and what had been taken is not taken twice.
 */
@Component
public final class Imports {
  private static final long MOST_ROWS = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Runs runs = new Runs();
  private final KafkaTemplate<String, byte[]> kafka;
  private final Paces paces;
  private final InstantSource clock;

  Imports(
      @Qualifier("bulkTemplate") KafkaTemplate<String, byte[]> kafka,
      Paces paces,
      InstantSource clock) {
    this.kafka = kafka;
    this.paces = paces;
    this.clock = clock;
  }

  /** Returns when all rows are kept or one could not be; empty where one of its id goes on. */
  public Optional<Progress.View> take(ListImport list, InputStream body) {
    return runs.start(list.id())
        .map(progress -> {
          run(list, body, progress);
          return progress.view();
        });
  }

  public Optional<Progress.View> progress(String id) {
    return runs.get(id).map(Progress::view);
  }

  private void run(ListImport list, InputStream body, Progress progress) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(list.delimiter())
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    RowStream bytes = new RowStream(body);
    try (CSVParser rows =
        CSVParser.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8), format)) {
      Outflow out = new Outflow(kafka, progress, paces.begin());
      for (CSVRecord row : rows) {
        bytes.row();
        take(list, row, progress, out);
      }
      out.finish();
      progress.end(State.DONE, null);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      progress.end(State.FAILED, said(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      progress.end(State.FAILED, "It was stopped; send the same list again under the same id");
    }
  }

  private static String said(Exception failure) {
    boolean ofTheBroker =
        failure instanceof IOException && String.valueOf(failure.getMessage()).contains("broker");
    return ofTheBroker
        ? failure.getMessage() + "; send the same list again under the same id"
        : "It could not be read to its end; rows before that are taken. Mend it and send it again"
            + " under the same id";
  }

  private void take(ListImport list, CSVRecord cells, Progress progress, Outflow out)
      throws IOException, InterruptedException {
    long number = progress.next();
    if (number > MOST_ROWS) {
      throw new IOException("Expected at most " + MOST_ROWS + " rows");
    }
    if (!cells.isConsistent()) {
      progress.refuse(number, "columns", "Expected as many cells as there are columns");
      return;
    }
    Map<String, String> row = list.row(plain(cells));
    if (ListImport.names(row)) {
      out.send(list.submission(number, row, clock.instant()));
    } else {
      progress.refuse(number, "names_nobody", "Expected an email, a phone or an external_id");
    }
  }

  private static Map<String, String> plain(CSVRecord cells) {
    Map<String, String> plain = new LinkedHashMap<>();
    cells
        .toMap()
        .forEach((column, value) ->
            plain.put(
                column.startsWith(BYTE_ORDER_MARK) ? column.substring(1) : column,
                value == null ? "" : value));
    return plain;
  }
}
