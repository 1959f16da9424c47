package com.relevo.intake.domain.ladder;

import static com.relevo.intake.domain.ladder.World.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactChannel;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.LeadEvent.LeadSplit;
import com.relevo.events.LeadEvent.PartialConsent;
import com.relevo.events.LeadId;
import com.relevo.intake.domain.ladder.Answer.Outcome;
import com.relevo.intake.domain.ladder.Asked.Kind;
import com.relevo.intake.domain.mapping.Signal;
import com.relevo.intake.domain.person.LeadView;
import com.relevo.intake.domain.person.LeadView.Candidate;
import com.relevo.intake.domain.person.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {
  private static final String EXT = "external:crm:1";
  private static final String ADA = "email:ada@acme.com";
  private static final String PHONE = "phone:+16502530000";

  private final World world = new World(new Random(7));
  private int taken;

  private void take(List<String> keys, String... more) {
    Map<String, String> fields = new HashMap<>();
    keys.forEach(key -> {
      if (key.startsWith("email:")) {
        fields.put("email", key.substring(6));
      }
      if (key.startsWith("phone:")) {
        fields.put("phone", key.substring(6));
      }
    });
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    taken++;
    world.arrives(item("i" + taken, taken * 10, keys, fields));
    world.settle();
  }

  private LeadId lead(String key) {
    return world.at(key).leadId();
  }

  private <E extends LeadEvent> List<E> told(Class<E> type) {
    return world.events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void knowsThePersonByAnyKeyTheyEverHad() {
    take(List.of(EXT, ADA, PHONE));

    assertThat(lead(EXT)).isEqualTo(lead(ADA)).isEqualTo(lead(PHONE));
    assertThat(world.events).singleElement().isInstanceOf(LeadCaptured.class);
  }

  @Test
  void keepsAnAddressThatChangesWithTheToolsIdForOneLead() {
    take(List.of(EXT, ADA));
    take(List.of(EXT, "email:ada@new.example"));
    take(List.of("email:ada@new.example"));

    assertThat(world.people()).hasSize(1);
    assertThat(lead(ADA)).isEqualTo(lead("email:ada@new.example"));
  }

  @Test
  void mergesALeadKnownByItsIdIntoTheElderWhenAnAddressArrives() {
    take(List.of(ADA), "company", "Acme");
    take(List.of(EXT), "jobTitle", "CTO");
    LeadId elder = lead(ADA);
    LeadId younger = lead(EXT);
    take(List.of(EXT, ADA));

    assertThat(lead(EXT)).isEqualTo(elder).isEqualTo(lead("lead:" + younger));
    assertThat(told(LeadMerged.class))
        .singleElement()
        .satisfies(merged -> {
          assertThat(merged.leadId()).isEqualTo(younger);
          assertThat(merged.into()).isEqualTo(elder);
        });
    LeadCaptured last = told(LeadCaptured.class).getLast();
    assertThat(last.leadId()).isEqualTo(elder);
    assertThat(last.profile().jobTitle()).isEqualTo("CTO");
    assertThat(last.profile().company()).isEqualTo("Acme");
  }

  @Test
  void takesAnAddressForALeadKnownByPhoneWithoutANewLead() {
    take(List.of(PHONE));
    take(List.of(ADA, PHONE));
    take(List.of(ADA));

    assertThat(world.people()).hasSize(1);
    assertThat(told(LeadMerged.class)).isEmpty();
  }

  @Test
  void tellsTwoAddressesWithOnePhoneApartAndSuggestsThem() {
    take(List.of(ADA, PHONE));
    take(List.of("email:bob@acme.com", PHONE));
    take(List.of(PHONE));

    assertThat(world.people()).hasSize(2);
    assertThat(lead(PHONE)).isEqualTo(lead(ADA));
    LeadId bob = lead("email:bob@acme.com");
    assertThat(LeadView.of(world.at(ADA)).candidates())
        .containsExactly(new Candidate(bob, "phone"));
    assertThat(LeadView.of(world.at("email:bob@acme.com")).candidates())
        .containsExactly(new Candidate(lead(ADA), "phone"));
    assertThat(told(LeadMerged.class)).isEmpty();
  }

  @Test
  void suggestsWhereAnAddressOfAnotherIsClaimedBySomebodyWithOneOfTheirOwn() {
    take(List.of("email:bob@acme.com"));
    take(List.of(EXT, ADA));
    take(List.of(EXT, "email:bob@acme.com"));

    assertThat(world.people()).hasSize(2);
    assertThat(LeadView.of(world.at(EXT)).candidates())
        .containsExactly(new Candidate(lead("email:bob@acme.com"), "email"));
  }

  @Test
  void suggestsAddressesThatAreReadAsOneInWhateverOrderTheyCome() {
    take(List.of("email:a.d.a@gmail.com"));
    take(List.of("email:ada+news@googlemail.com"));
    take(List.of("email:ada@gmail.com"));

    assertThat(world.people())
        .hasSize(3)
        .allSatisfy(person -> assertThat(LeadView.of(person).candidates()).hasSize(2));
  }

  @Test
  void mergesByHandAndSplitsAgainAsTheyWere() {
    take(List.of(ADA, PHONE), "company", "Acme", "jobTitle", "CEO");
    take(List.of("email:ada@home.example", EXT), "jobTitle", "CTO");
    LeadId elder = lead(ADA);
    LeadId younger = lead(EXT);
    Person before = world.at(ADA);
    Person other = world.at(EXT);

    assertThat(world.ask(Kind.MERGE, younger, elder).lead()).isEqualTo(elder);
    assertThat(world.at(EXT).profile().jobTitle()).as("the newer").isEqualTo("CTO");
    assertThat(world.ask(Kind.MERGE, elder, younger).outcome()).isEqualTo(Outcome.SAME_LEAD);

    Answer split = world.ask(Kind.SPLIT, younger, null);
    assertThat(split.outcome()).isEqualTo(Outcome.DONE);
    assertThat(world.at(ADA).profile()).isEqualTo(before.profile());
    assertThat(world.at(ADA).keys()).isEqualTo(before.keys());
    assertThat(world.at(EXT).profile()).isEqualTo(other.profile());
    assertThat(lead("email:ada@home.example")).isEqualTo(younger);
    assertThat(told(LeadSplit.class)).extracting(LeadSplit::from).containsExactly(elder);
    assertThat(told(LeadSplit.class).getFirst().meta().actor()).isEqualTo("ann");
    assertThat(world.ask(Kind.SPLIT, younger, null).outcome()).isEqualTo(Outcome.NOT_MERGED);
  }

  @Test
  void carriesDoNotContactAlongWhenALeadIsMergedAndLeavesItToTheOtherAtASplit() {
    take(List.of(ADA));
    LeadId elder = lead(ADA);
    world.arrives(
        World.item(
            "no",
            50,
            List.of(EXT),
            Map.of(),
            new Signal(true, null, new Signal.Consent(false, "asked"))));
    world.settle();
    LeadId younger = lead(EXT);

    world.events.clear();
    world.ask(Kind.MERGE, younger, elder);
    assertThat(kindsOf(elder)).containsExactly("ConsentChanged", "LeadCaptured");
    assertThat(world.at(ADA).consents().contactAllowed()).isFalse();
    ConsentChanged told = told(ConsentChanged.class).getLast();
    assertThat(told.leadId()).isEqualTo(elder);
    assertThat(told.contactAllowed()).isFalse();

    world.events.clear();
    world.ask(Kind.SPLIT, younger, null);
    assertThat(kindsOf(younger)).containsExactly("ConsentChanged", "LeadSplit", "LeadCaptured");
    assertThat(world.at(ADA).consents().contactAllowed()).isTrue();
    assertThat(world.at(EXT).consents().contactAllowed()).isFalse();
    assertThat(told(ConsentChanged.class))
        .extracting(each -> each.leadId() + " " + each.contactAllowed())
        .contains(elder + " true", younger + " false");
  }

  @Test
  void tellsOfEachChannelWhatAMergeBringsAndASplitTakesBack() {
    take(List.of(ADA));
    LeadId elder = lead(ADA);
    world.arrives(
        World.item(
            "bounce",
            60,
            List.of(EXT),
            Map.of(),
            new Signal(
                true, null, new Signal.Consent(false, "bounced", ContactChannel.EMAIL, null))));
    world.settle();
    LeadId younger = lead(EXT);

    world.events.clear();
    world.ask(Kind.MERGE, younger, elder);
    ConsentChanged merged = told(ConsentChanged.class).getLast();
    assertThat(merged.leadId()).isEqualTo(elder);
    assertThat(merged.contactAllowed()).isTrue();
    assertThat(merged.part()).isEqualTo(new PartialConsent(false, ContactChannel.EMAIL, null));
    assertThat(merged.takesBack()).isFalse();

    world.events.clear();
    world.ask(Kind.SPLIT, younger, null);
    ConsentChanged split =
        told(ConsentChanged.class).stream()
            .filter(each -> each.leadId().equals(elder))
            .findFirst()
            .orElseThrow();
    assertThat(split.takesBack()).isTrue();
    assertThat(split.part()).isEqualTo(new PartialConsent(true, ContactChannel.EMAIL, null));
  }

  /** In the order in which others hear them. */
  private List<String> kindsOf(LeadId lead) {
    return world.events.stream()
        .filter(event -> event.leadId().equals(lead))
        .map(event -> event.getClass().getSimpleName())
        .toList();
  }

  @Test
  void neverMergesByItselfWhoWasToldApart() {
    take(List.of(ADA));
    take(List.of(EXT));
    take(List.of(EXT, ADA));
    LeadId younger = told(LeadMerged.class).getFirst().leadId();
    world.ask(Kind.SPLIT, younger, null);
    take(List.of(EXT, ADA));

    assertThat(lead(EXT)).isEqualTo(younger);
    assertThat(told(LeadMerged.class)).hasSize(1);
  }

  @Test
  void saysWhereThereIsNoSuchLead() {
    take(List.of(ADA));
    LeadId nobody = new LeadId("nobody");

    assertThat(world.ask(Kind.SHOW, nobody, null).outcome()).isEqualTo(Outcome.UNKNOWN_LEAD);
    assertThat(world.ask(Kind.MERGE, lead(ADA), nobody).outcome()).isEqualTo(Outcome.UNKNOWN_LEAD);
    assertThat(world.ask(Kind.SHOW, lead(ADA), null).view())
        .satisfies(view -> assertThat(view.profile().email()).isEqualTo("ada@acme.com"));
  }

  @Test
  void leavesNothingOfWhoIsErasedAndKnowsThemNoMore() {
    take(List.of(ADA));
    take(List.of(EXT, "email:a.da+x@gmail.com"));
    take(List.of(EXT, PHONE));
    LeadId younger = lead(EXT);
    world.ask(Kind.MERGE, younger, lead(ADA));
    LeadId elder = lead(ADA);

    assertThat(world.ask(Kind.ERASE, younger, null).outcome()).isEqualTo(Outcome.DONE);
    assertThat(world.places).isEmpty();
    assertThat(told(LeadErased.class))
        .extracting(LeadEvent::leadId)
        .containsExactlyInAnyOrder(elder, younger);
    assertThat(world.ask(Kind.SHOW, elder, null).outcome()).isEqualTo(Outcome.UNKNOWN_LEAD);

    take(List.of(ADA));
    assertThat(lead(ADA)).isNotEqualTo(elder);
  }

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  /**
   * People with keys of their own and what tools say of them, each time some of the keys, all on
   * their way at once: whoever is connected by keys ends as one lead, in any order.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void endsTheSameInAnyOrderOfArrival(int seed) {
    Random random = new Random(seed);
    World any = new World(random);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int who = random.nextInt(4);
      List<String> keys = new ArrayList<>();
      for (String kind : List.of("external:crm:", "external:web:", "email:x@", "phone:+1")) {
        if (random.nextInt(5) < 2) {
          keys.add(kind + who);
        }
      }
      if (keys.isEmpty()) {
        keys.add("email:x@" + who);
      }
      all.add(keys);
      Map<String, String> fields = new HashMap<>();
      if (keys.contains("email:x@" + who)) {
        fields.put("email", "x@" + who);
      }
      any.arrives(item(seed + "-" + i, i, keys, fields));
      if (random.nextInt(3) == 0) {
        any.settle();
      }
    }
    any.settle();

    assertThat(any.settled).as("each once").hasSize(30).doesNotHaveDuplicates();
    Map<String, Set<String>> component = components(all);
    component.forEach((key, same) -> {
      LeadId lead = any.at(key).leadId();
      component
          .keySet()
          .forEach(other ->
              assertThat(any.at(other).leadId().equals(lead))
                  .as("%s and %s", key, other)
                  .isEqualTo(same.contains(other)));
    });
    Set<LeadId> alive = any.people().stream().map(Person::leadId).collect(Collectors.toSet());
    Set<LeadId> gone =
        any.events.stream()
            .filter(LeadMerged.class::isInstance)
            .map(LeadEvent::leadId)
            .collect(Collectors.toSet());
    Set<LeadId> spoken = any.events.stream().map(LeadEvent::leadId).collect(Collectors.toSet());
    alive.forEach(gone::remove);
    assertThat(spoken).as("live on, or are merged").isEqualTo(union(alive, gone));
    assertThat(any.events.stream().map(each -> each.meta().eventId())).doesNotHaveDuplicates();
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    Set<T> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Map<String, Set<String>> components(List<List<String>> all) {
    Map<String, Set<String>> of = new HashMap<>();
    for (List<String> keys : all) {
      Set<String> one = new HashSet<>(keys);
      keys.forEach(key -> one.addAll(of.getOrDefault(key, Set.of())));
      one.forEach(key -> of.put(key, one));
    }
    return of;
  }
}
