package io.omnimesh.simulator.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.world.master.Identity;
import io.omnimesh.simulator.world.master.LoyaltyCard;
import io.omnimesh.simulator.world.master.OnlineAccount;
import io.omnimesh.simulator.world.master.Person;
import io.omnimesh.simulator.world.master.Product;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  private final World world = SmallWorld.of(3);

  private Map<Long, Person> owners(Identity.Channel channel) {
    Map<Long, Person> owners = new HashMap<>();
    for (Identity identity : world.truth().identities()) {
      if (identity.channel() == channel) {
        owners.put(identity.id(), world.truth().persons().get(identity.personId() - 1));
      }
    }
    return owners;
  }

  @Test
  void everyIdentityHasExactlyOneTruePerson() {
    assertThat(owners(Identity.Channel.ONLINE_ACCOUNT)).hasSameSizeAs(world.master().accounts());
    assertThat(owners(Identity.Channel.LOYALTY_CARD)).hasSameSizeAs(world.master().cards());
    assertThat(owners(Identity.Channel.APP_ACCOUNT)).hasSameSizeAs(world.master().appAccounts());
    assertThat(owners(Identity.Channel.SERVICE_CONTACT)).hasSameSizeAs(world.master().contacts());
    int all =
        world.master().accounts().size()
            + world.master().cards().size()
            + world.master().appAccounts().size()
            + world.master().contacts().size();
    assertThat(world.truth().identities()).hasSize(all);
  }

  @Test
  void fewAccountsAreSecondOnesAndFewFieldsAreWrongOrMissing() {
    Map<Long, Person> owners = owners(Identity.Channel.ONLINE_ACCOUNT);
    Set<Integer> persons = new HashSet<>();
    int second = 0;
    int wrong = 0;
    int noBirth = 0;
    for (OnlineAccount account : world.master().accounts()) {
      Person owner = requireNonNull(owners.get(account.accountId()));
      second += persons.add(owner.personId()) ? 0 : 1;
      String last = account.lastName();
      wrong += last != null && !last.equals(owner.lastName()) ? 1 : 0;
      noBirth += account.birthDate() == null ? 1 : 0;
    }
    double size = world.master().accounts().size();
    assertThat(second / size).isBetween(0.015, 0.045);
    assertThat(wrong / size).isBetween(0.10, 0.45);
    assertThat(noBirth / size).isBetween(0.42, 0.48);
  }

  @Test
  void handwrittenCardsHaveMoreErrorsThanTypedAccounts() {
    Map<Long, Person> owners = owners(Identity.Channel.LOYALTY_CARD);
    int births = 0;
    int wrongBirths = 0;
    for (LoyaltyCard card : world.master().cards()) {
      if (card.birthDate() != null) {
        births++;
        Person owner = requireNonNull(owners.get(card.cardNumber()));
        wrongBirths += card.birthDate().equals(owner.birthDate()) ? 0 : 1;
      }
    }
    assertThat((double) wrongBirths / births).isBetween(0.03, 0.07);
  }

  @Test
  void productsHaveValidArticleNumbersAndUnicodeNames() {
    boolean unicode = false;
    for (Product product : world.master().products()) {
      String gtin = product.gtin();
      int sum = 0;
      for (int i = 0; i < 13; i++) {
        sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      assertThat(gtin).hasSize(13);
      assertThat(sum % 10).isZero();
      unicode |= product.name().chars().anyMatch(c -> c > 127);
    }
    assertThat(unicode).isTrue();
    assertThat(world.master().products()).hasSize(600);
  }
}
