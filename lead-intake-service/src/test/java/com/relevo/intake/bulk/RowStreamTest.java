package com.relevo.intake.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RowStreamTest {
  @Test
  void endsOneRowThatNeverEndsAndNoneThatDo() throws IOException {
    RowStream open = new RowStream(new ByteArrayInputStream(new byte[3 << 20]));
    assertThatThrownBy(open::readAllBytes).isInstanceOf(IOException.class);

    RowStream rows = new RowStream(new ByteArrayInputStream(new byte[3 << 20]));
    for (int i = 0; i < 6; i++) {
      assertThat(rows.readNBytes(1 << 19)).hasSize(1 << 19);
      rows.row();
    }
  }
}
