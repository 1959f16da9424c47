package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyReaderTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final BodyReader reader = new BodyReader(100, Duration.ofSeconds(10), now::get);

  /** A body of {@code size} bytes, one a second. */
  private MockHttpServletRequest trickle(int size) {
    return new MockHttpServletRequest("POST", "/") {
      @Override
      public ServletInputStream getInputStream() {
        return new Trickle(size);
      }
    };
  }

  private final class Trickle extends ServletInputStream {
    private int left;

    private Trickle(int left) {
      this.left = left;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      now.updateAndGet(before -> before.plusSeconds(1));
      if (left-- <= 0) {
        return -1;
      }
      into[offset] = 'x';
      return 1;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public boolean isFinished() {
      return left <= 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {}
  }

  @Test
  void readsASlowBodyThatComesInTime() throws Exception {
    assertThat(reader.read(trickle(9))).hasValueSatisfying(body -> assertThat(body).hasSize(9));
  }

  @Test
  void waitsNoLongerForOneThatTrickles() {
    assertThatThrownBy(() -> reader.read(trickle(90)))
        .isInstanceOf(BodyReader.TooSlowException.class);
    assertThat(now.get()).isEqualTo(Instant.EPOCH.plusSeconds(11));
  }
}
