package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.master.Identity.Channel;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Gives persons their identities in the channels. Error rates per field follow what record linkage
 * studies assume for typed, handwritten and dictated data (compare Christen, Data Matching, 2012,
 * ch. 3): few online, more on paper, most on the telephone.
 */
final class IdentityMaker {
  private static final double CARD = 0.70;
  private static final double ACCOUNT = 0.55;
  private static final double APP = 0.38;
  private static final double CONTACT = 0.40;
  private static final double SECOND_CARD = 0.04;
  private static final double SECOND_ACCOUNT = 0.03;
  private static final double SECOND_DEVICE = 0.08;
  private static final double TYPED = 0.03;
  private static final double HANDWRITTEN = 0.08;
  private static final double DICTATED = 0.16;

  private final Rng rng = new Rng();
  private final Typist typist = new Typist(rng);
  private final Streams streams;
  private final LocalDate start;
  private final List<OnlineAccount> accounts = new ArrayList<>();
  private final List<AppAccount> appAccounts = new ArrayList<>();
  private final List<LoyaltyCard> cards = new ArrayList<>();
  private final List<ServiceContact> contacts = new ArrayList<>();
  private final List<Identity> identities = new ArrayList<>();

  IdentityMaker(Streams streams, LocalDate start) {
    this.streams = streams;
    this.start = start;
  }

  void make(List<Person> persons) {
    for (Person person : persons) {
      streams.start(rng, Purpose.IDENTITIES, person.personId(), 0);
      boolean hasCard = rng.chance(CARD);
      boolean hasAccount = rng.chance(ACCOUNT) || !hasCard;
      if (hasCard) {
        addCard(person);
        if (rng.chance(SECOND_CARD)) {
          addCard(person);
        }
      }
      if (hasAccount) {
        addAccount(person);
        if (rng.chance(SECOND_ACCOUNT)) {
          addAccount(person);
        }
      }
      if (rng.chance(APP)) {
        addApp(person);
        if (rng.chance(SECOND_DEVICE)) {
          addApp(person);
        }
      }
      if (rng.chance(CONTACT)) {
        addContact(person);
      }
    }
  }

  private void addAccount(Person person) {
    long id = 100_001L + accounts.size();
    boolean second = !accounts.isEmpty() && isLast(person, Channel.ONLINE_ACCOUNT);
    String email = second ? "alt." + person.email() : person.email();
    boolean ordered = rng.chance(0.85);
    accounts.add(
        new OnlineAccount(
            id,
            before(2_000),
            typist.email(email, 0.01),
            typist.unless(0.03, typist.firstName(person.firstName(), TYPED)),
            typist.unless(0.02, typist.name(person.lastName(), TYPED)),
            typist.unless(0.45, typist.date(person.birthDate(), 0.02)),
            typist.unless(0.25, typist.phone(person.phone(), 0.02)),
            typist.unless(ordered ? 0 : 1, typist.name(person.street(), TYPED)),
            typist.unless(ordered ? 0 : 1, person.town()),
            typist.unless(ordered ? 0.08 : 1, person.postcode()),
            rng.chance(0.62) ? OnlineAccount.Consent.GIVEN : OnlineAccount.Consent.REFUSED));
    identities.add(new Identity(person.personId(), Channel.ONLINE_ACCOUNT, id));
  }

  private void addApp(Person person) {
    long id = 500_001L + appAccounts.size();
    boolean ios = rng.chance(0.47);
    String device = uuid(rng.nextLong(), rng.nextLong());
    appAccounts.add(
        new AppAccount(
            id,
            device,
            ios ? AppAccount.Platform.IOS : AppAccount.Platform.ANDROID,
            ios
                ? rng.oneOf("iPhone 13", "iPhone 14", "iPhone 15", "iPhone SE")
                : rng.oneOf("Pixel 8", "Galaxy S23", "Galaxy A54", "Redmi Note 12", "moto g84"),
            before(900),
            typist.unless(0.35, typist.firstName(person.firstName(), TYPED)),
            typist.unless(0.12, typist.email(person.email(), 0.02)),
            typist.unless(0.40, typist.phone(person.phone(), 0.01)),
            typist.unless(0.36, "t" + Long.toHexString(rng.nextLong())),
            rng.chance(0.42)));
    identities.add(new Identity(person.personId(), Channel.APP_ACCOUNT, id));
  }

  private void addCard(Person person) {
    long id = 9_900_000_001L + cards.size() * 13L;
    cards.add(
        new LoyaltyCard(
            id,
            start.minusDays(rng.between(30, 3_500)),
            person.homeStoreId(),
            typist.firstName(person.firstName(), HANDWRITTEN),
            typist.name(person.lastName(), HANDWRITTEN),
            typist.unless(0.20, typist.date(person.birthDate(), 0.05)),
            typist.unless(0.10, person.postcode()),
            typist.unless(0.30, typist.phone(person.phone(), 0.04)),
            typist.unless(0.42, typist.email(person.email(), 0.06))));
    identities.add(new Identity(person.personId(), Channel.LOYALTY_CARD, id));
  }

  private void addContact(Person person) {
    long id = 700_001L + contacts.size();
    String first = typist.firstName(person.firstName(), DICTATED);
    String last = typist.name(person.lastName(), DICTATED);
    contacts.add(
        new ServiceContact(
            id,
            rng.chance(0.15) ? last.strip() + ", " + first.strip() : first + " " + last,
            typist.unless(0.30, typist.email(person.email(), 0.05)),
            typist.unless(0.35, typist.phone(person.phone(), 0.05)),
            typist.unless(0.50, person.town())));
    identities.add(new Identity(person.personId(), Channel.SERVICE_CONTACT, id));
  }

  /** A random UUID, version 4 of RFC 9562. */
  private static String uuid(long high, long low) {
    return new UUID((high & ~0xf000L) | 0x4000L, (low & ~(3L << 62)) | (2L << 62)).toString();
  }

  private boolean isLast(Person person, Channel channel) {
    return !identities.isEmpty()
        && identities.getLast().personId() == person.personId()
        && identities.getLast().channel() == channel;
  }

  private Instant before(int daysMax) {
    return start
        .minusDays(rng.between(1, daysMax))
        .atTime(rng.nextInt(24), rng.nextInt(60), rng.nextInt(60))
        .toInstant(ZoneOffset.UTC);
  }

  List<OnlineAccount> accounts() {
    return accounts;
  }

  List<AppAccount> appAccounts() {
    return appAccounts;
  }

  List<LoyaltyCard> cards() {
    return cards;
  }

  List<ServiceContact> contacts() {
    return contacts;
  }

  List<Identity> identities() {
    return identities;
  }
}
