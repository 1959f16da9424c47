package com.relevo.alignment.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.RepId;
import com.relevo.kit.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AccountsTest {
  private static final List<Wanted> TWO =
      List.of(
          new Wanted("admin", Set.of(Role.ADMIN), null, null),
          new Wanted("anna", Set.of(Role.SALES_REP), new RepId("anna"), null));

  @TempDir Path temporary;
  private Path directory;
  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);

  @BeforeEach
  void place() {
    directory = temporary.resolve("issuer");
  }

  private List<Account> open(Iterable<Wanted> wanted) {
    return new Accounts(new PrivateFiles(directory), encoder, new SecureRandom()).open(wanted);
  }

  private Map<String, String> passwords() throws IOException {
    return Files.readAllLines(directory.resolve(Accounts.PASSWORDS)).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  @Test
  void theFirstRunMakesAPasswordForEachThatProvesThem() throws IOException {
    List<Account> accounts = open(TWO);

    assertThat(passwords()).containsOnlyKeys("admin", "anna");
    for (Account each : accounts) {
      String password = passwords().get(each.name());
      assertThat(password).hasSizeGreaterThanOrEqualTo(32);
      assertThat(encoder.matches(password, each.secretHash())).isTrue();
      assertThat(Files.readString(directory.resolve(Accounts.FILE))).doesNotContain(password);
    }
    assertThat(passwords().get("admin")).isNotEqualTo(passwords().get("anna"));
  }

  @Test
  void onlyTheOwnerCanReadWhatIsWritten() throws IOException {
    open(TWO);
    SigningKey.open(new PrivateFiles(directory));

    for (String file : List.of(Accounts.FILE, Accounts.PASSWORDS, SigningKey.FILE)) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void laterRunsKeepWhoIsThereAndAddWhoIsNew() throws IOException {
    List<Account> first = open(TWO);
    Map<String, String> before = passwords();
    List<Wanted> more = new ArrayList<>(TWO);
    more.add(new Wanted("ben", Set.of(Role.SALES_REP), new RepId("ben"), null));

    List<Account> second = open(more);

    assertThat(second).containsAll(first).hasSize(3);
    assertThat(passwords()).containsAllEntriesOf(before).containsKey("ben");
  }

  @Test
  void thePasswordsMayBeDeletedOnceTheyAreNoted() throws IOException {
    List<Account> first = open(TWO);
    Files.delete(directory.resolve(Accounts.PASSWORDS));

    assertThat(open(TWO)).isEqualTo(first);
    assertThat(directory.resolve(Accounts.PASSWORDS)).doesNotExist();
  }

  @Test
  void whoIsNoLongerInTheAgreementHasNoAccountAnyMore() {
    open(TWO);
    assertThat(open(TWO.subList(0, 1))).extracting(Account::name).containsExactly("admin");
    assertThat(open(TWO.subList(0, 1))).extracting(Account::name).containsExactly("admin");
  }

  @Test
  void aFileThatCannotBeReadIsNotOverwritten() throws IOException {
    open(TWO);
    Files.writeString(directory.resolve(Accounts.FILE), "{");
    assertThatThrownBy(() -> open(TWO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Accounts.FILE);
    assertThat(directory.resolve(Accounts.FILE)).hasContent("{");
  }

  @Test
  void theSigningKeyIsKept() throws IOException {
    PrivateFiles files = new PrivateFiles(directory);
    assertThat(SigningKey.open(files)).isEqualTo(SigningKey.open(files));
    Files.writeString(
        directory.resolve(SigningKey.FILE), SigningKey.open(files).toPublicJWK().toJSONString());
    assertThatThrownBy(() -> SigningKey.open(files)).hasMessageContaining(SigningKey.FILE);
  }

  @Test
  void everyRoleAndEveryRepIsWanted() {
    var agreement = AgreementReader.example();
    List<Wanted> wanted =
        StreamSupport.stream(
                Wanted.of(
                        agreement.owners(),
                        agreement.teams(),
                        Map.of("robot", Set.of(Role.MARKETING)))
                    .spliterator(),
                false)
            .toList();

    assertThat(wanted)
        .extracting(Wanted::name)
        .startsWith("marketing", "sales-manager", "sales-ops", "privacy", "admin", "robot")
        .doesNotHaveDuplicates();
    assertThat(wanted)
        .filteredOn(each -> each.email() != null)
        .extracting(Wanted::email)
        .containsExactly(
            agreement.owners().marketing().email(), agreement.owners().sales().email());
    assertThat(wanted)
        .filteredOn(each -> each.roles().equals(Set.of(Role.SALES_REP)))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.rep()).isEqualTo(new RepId(each.name())));
    assertThatThrownBy(() ->
            Wanted.of(
                agreement.owners(), agreement.teams(), Map.of("admin", Set.of(Role.MARKETING))))
        .hasMessageContaining("admin");
  }
}
