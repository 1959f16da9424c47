package com.relevo.alignment.domain;

import static com.relevo.alignment.domain.Versions.BOTH;
import static com.relevo.alignment.domain.Versions.LEAD;
import static com.relevo.alignment.domain.Versions.MARA;
import static com.relevo.alignment.domain.Versions.STEFAN;
import static com.relevo.alignment.domain.Versions.owned;
import static com.relevo.alignment.domain.Versions.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.alignment.domain.Outcome.Decided;
import com.relevo.alignment.domain.Phase.Status;
import com.relevo.events.AgreementEvent.Role;
import com.relevo.events.AgreementEvent.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people ask for in whatever order, what both sides rely on holds. */
class RandomLivesTest {
  private static final int COMMANDS = 400;

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("relevo.alignment.histories", 60));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsItsPromises(long seed) {
    Random random = new Random(seed);
    Versions versions = Versions.beginningWith("0");
    for (int i = 0; i < COMMANDS; i++) {
      versions.now = versions.now.plusMillis(random.nextInt(40_000_000));
      if (random.nextInt(4) == 0) {
        versions.due(random.nextInt(5) > 0);
      }
      String version = String.valueOf(1 + random.nextInt(6));
      Actor actor = List.of(MARA, STEFAN, BOTH).get(random.nextInt(3));
      Life before = versions.lives.get(version);
      Command command = command(random, before, versions.standing().inForce(), versions.now);
      versions.handle(version, command, actor);

      assertThat(versions.handle(version, command, actor))
          .as("%s a second time", command)
          .satisfies(again -> {
            if (again instanceof Decided(List<Step> steps)) {
              assertThat(steps).isEmpty();
            }
          });
      assertPromises(versions);
    }
  }

  private static Command command(Random random, Life life, String inForce, Instant now) {
    long seen = life == null ? 0 : life.steps() - (random.nextInt(8) == 0 ? 1 : 0);
    Role role = Role.values()[random.nextInt(2)];
    String text = "text " + random.nextInt(20);
    Duration notice = Duration.ofHours(random.nextInt(4) * 24L);
    return switch (random.nextInt(8)) {
      case 0 -> new Command.Draft(random.nextBoolean() ? text(text, notice) : owned(text));
      case 1 -> new Command.Edit(text(text, notice), seen);
      case 2 -> new Command.Reject(role, "no");
      case 3 ->
          random.nextInt(3) == 0 ? new Command.Withdraw("no") : new Command.Sign(role, text, null);
      case 4 ->
          new Command.Propose(
              random.nextInt(4) == 0 ? "0" : inForce,
              null,
              List.of(),
              random.nextBoolean() ? null : now.plusSeconds(random.nextInt(400_000)),
              null,
              null);
      default -> new Command.Sign(role, null, null);
    };
  }

  private static void assertPromises(Versions versions) {
    assertThat(versions.lives.values().stream().filter(life -> life.status() == Status.IN_FORCE))
        .as("one version is in force at any time")
        .hasSize(1);
    assertThat(versions.lives.values().stream().filter(life -> life.status() == Status.SCHEDULED))
        .as("one successor at most")
        .hasSizeLessThanOrEqualTo(1);
    versions.lives.forEach((version, life) -> {
      assertThat(Life.of(version, versions.steps.get(version)))
          .as("the fold of its steps")
          .isEqualTo(life);
      assertThat(life.status()).as("nobody sees SIGNED").isNotEqualTo(Status.SIGNED);
      if (!version.equals("0")
          && (life.phase() instanceof Phase.Scheduled || life.phase() instanceof Phase.InForce)) {
        assertWasSignedAndNoticed(life, versions.steps.get(version));
      }
    });
  }

  private static void assertWasSignedAndNoticed(Life life, List<Step> steps) {
    List<Signature> signatures =
        life.phase() instanceof Phase.Scheduled scheduled
            ? scheduled.signatures()
            : ((Phase.InForce) life.phase()).signatures();
    Instant effective =
        life.phase() instanceof Phase.Scheduled scheduled
            ? scheduled.effectiveAt()
            : ((Phase.InForce) life.phase()).since();
    assertThat(signatures).extracting(Signature::role).containsExactlyInAnyOrder(Role.values());
    assertThat(signatures).extracting(Signature::signer).doesNotHaveDuplicates();
    Instant last = signatures.getLast().at();
    assertThat(effective)
        .isAfterOrEqualTo(last.plus(life.revision().noticePeriod()))
        .isAfterOrEqualTo(last.plus(LEAD));
    assertThat(steps)
        .filteredOn(Step.Signed.class::isInstance)
        .filteredOn(step -> signatures.contains(((Step.Signed) step).signature()))
        .as("what was signed is the text that stands")
        .allMatch(step -> ((Step.Signed) step).digest().equals(life.revision().digest()));
  }
}
