package com.relevo.alignment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.alignment.SampleAgreements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayTest {
  private final DeskFixture fixture = DeskFixture.begun();
  private final MockProducer<byte[], byte[]> broker =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void publishesInTheOrderOfTheDecisionsEachOnce() {
    fixture.scheduled("2");
    OutboxRelay relay = relay(fixture.transaction);
    relay.publish();
    relay.publish();
    assertThat(broker.history())
        .extracting(record -> header(record, "ce_type"))
        .isEqualTo(fixture.types());
    assertThat(broker.history())
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .endsWith("2/proposed", "2/signed/MARKETING", "2/signed/SALES", "2");
    assertThat(fixture.outbox.waiting()).isZero();
  }

  @Test
  void killedBetweenTheBrokerAndTheDatabaseItSendsTheSameEventsAgain() {
    OutboxRelay killed = relay(dyingBeforeItsCommit());
    assertThatThrownBy(killed::publish).hasMessage("killed");
    List<String> first = ids();
    relay(fixture.transaction).publish();
    assertThat(first).hasSize(2);
    assertThat(ids()).containsExactly(first.get(0), first.get(1), first.get(0), first.get(1));
    assertThat(broker.history().get(2).value()).isEqualTo(broker.history().get(0).value());
  }

  @Test
  void whatTheBrokerDoesNotTakeWaits() {
    broker.sendException = new KafkaException("away");
    assertThatThrownBy(relay(fixture.transaction)::publish).isInstanceOf(KafkaException.class);
    assertThat(fixture.outbox.waiting()).isEqualTo(2);
    broker.sendException = null;
    relay(fixture.transaction).publish();
    assertThat(fixture.outbox.waiting()).isZero();
  }

  @Test
  void whatComesTooLateToBeReadInTimeIsNotPublished() {
    fixture.scheduled("2");
    fixture.clock.advance(SampleAgreements.example().noticePeriod());
    relay(fixture.transaction).publish();
    assertThat(broker.history())
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .endsWith("2/proposed", "2/signed/MARKETING", "2/signed/SALES");
  }

  @Test
  void leavesItToAnotherThatPublishesAlready() {
    fixture.transaction.executeWithoutResult(_ -> {
      assertThat(fixture.outbox.lockRelay()).isTrue();
      Thread other = Thread.ofPlatform().start(relay(fixture.transaction)::publish);
      try {
        other.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      assertThat(broker.history()).isEmpty();
    });
  }

  private OutboxRelay relay(TransactionTemplate transaction) {
    return new OutboxRelay(fixture.outbox, broker, transaction, fixture.clock);
  }

  private TransactionTemplate dyingBeforeItsCommit() {
    return new TransactionTemplate(
        Objects.requireNonNull(fixture.transaction.getTransactionManager())) {
      @Override
      public <T> T execute(TransactionCallback<T> action) {
        return super.execute(status -> {
          action.doInTransaction(status);
          throw new IllegalStateException("killed");
        });
      }
    };
  }

  private List<String> ids() {
    return broker.history().stream().map(record -> header(record, "ce_id")).toList();
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
