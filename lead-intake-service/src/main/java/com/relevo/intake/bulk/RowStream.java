package com.relevo.intake.bulk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends where one row takes more bytes than any row may: an open quote reads for ever. */
final class RowStream extends FilterInputStream {
  private static final long LONGEST = 1 << 20;

  private long sinceRow;

  RowStream(InputStream in) {
    super(in);
  }

  void row() {
    sinceRow = 0;
  }

  @Override
  public int read() throws IOException {
    return count(super.read(), 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    return count(read, Math.max(0, read));
  }

  private int count(int result, int bytes) throws IOException {
    sinceRow += bytes;
    if (sinceRow > LONGEST) {
      throw new IOException("A row is longer than 1 MiB");
    }
    return result;
  }
}
