package com.relevo.benchmarks.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A CSV of people as an export has them, each a person of their own; made while it is read. */
final class ListOfPeople {
  private static final String HEADER = "email,first_name,last_name,company,country,job_title,size";
  private static final String[] COUNTRIES = {"DE", "FR", "GB", "ES", "US", "CA"};
  private static final int PER_PIECE = 1_000;

  private ListOfPeople() {}

  static InputStream of(long rows) {
    Stream<String> pieces =
        LongStream.range(0, Math.ceilDiv(rows, PER_PIECE))
            .map(piece -> piece * PER_PIECE)
            .mapToObj(from -> piece(from, Math.min(rows, from + PER_PIECE)));
    Iterator<String> all = Stream.concat(Stream.of(HEADER + "\r\n"), pieces).iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return all.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return new ByteArrayInputStream(all.next().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private static String piece(long from, long to) {
    StringBuilder text = new StringBuilder();
    for (long i = from; i < to; i++) {
      text.append(
          "person-%d@company-%d.example,Robin,Row%d,\"Company %d, Ltd\",%s,Buyer,%d\r\n"
              .formatted(i, i % 50_000, i, i % 50_000, country(i), 10 + i % 900));
    }
    return text.toString();
  }

  private static String country(long row) {
    return COUNTRIES[(int) (row % COUNTRIES.length)];
  }
}
