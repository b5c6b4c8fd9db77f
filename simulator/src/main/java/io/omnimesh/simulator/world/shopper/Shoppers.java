package io.omnimesh.simulator.world.shopper;

import io.omnimesh.simulator.world.master.Identity;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.OnlineAccount;
import io.omnimesh.simulator.world.master.Person;
import io.omnimesh.simulator.world.master.Truth;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.util.Arrays;
import java.util.List;

/**
 * The persons as primitive columns: who has which identity, how often they shop, how much prices
 * matter. All indexes count persons from zero; -1 or 0 means that they lack the identity.
 * Immutable.
 */
public final class Shoppers {
  /** Shape of the gamma distribution of visit rates over people (Ehrenberg 1959). */
  private static final double RATE_SHAPE = 1.0;

  private static final double SECOND_STORE = 0.35;

  private final int count;
  private final int[] account;
  private final int[] app;
  private final int[] contact;
  private final int[] card;
  private final int[] secondCard;
  private final int[] home;
  private final int[] second;
  private final float[] activity;
  private final float[] priceSensitivity;
  private final double[] onlineWeight;
  private final double[] appWeight;

  public Shoppers(Streams streams, MasterData master, Truth truth) {
    count = truth.persons().size();
    account = filled(count);
    app = filled(count);
    contact = filled(count);
    card = filled(count);
    secondCard = filled(count);
    home = new int[count];
    second = new int[count];
    activity = new float[count];
    priceSensitivity = new float[count];
    onlineWeight = new double[count];
    appWeight = new double[count];
    link(master, truth);
    Rng rng = new Rng();
    for (Person person : truth.persons()) {
      int p = person.personId() - 1;
      streams.start(rng, Purpose.SHOPPERS, p, 0);
      home[p] = person.homeStoreId() - 1;
      second[p] = neighbour(rng, master, home[p]);
      activity[p] = (float) rng.gammaFactor(RATE_SHAPE);
      priceSensitivity[p] = (float) rng.lognormal(1, 0.4);
      onlineWeight[p] = account[p] < 0 ? 0 : rng.gammaFactor(0.8);
      appWeight[p] = app[p] < 0 ? 0 : rng.gammaFactor(0.7);
    }
  }

  private static int[] filled(int count) {
    int[] column = new int[count];
    Arrays.fill(column, -1);
    return column;
  }

  private void link(MasterData master, Truth truth) {
    long firstAccount = firstId(master.accounts().stream().map(OnlineAccount::accountId).toList());
    long firstApp = firstId(master.appAccounts().stream().map(a -> a.appUserId()).toList());
    long firstContact = firstId(master.contacts().stream().map(c -> c.contactId()).toList());
    int cards = 0;
    for (Identity identity : truth.identities()) {
      int p = identity.personId() - 1;
      switch (identity.channel()) {
        case ONLINE_ACCOUNT -> account[p] = (int) (identity.id() - firstAccount);
        case APP_ACCOUNT -> app[p] = (int) (identity.id() - firstApp);
        case SERVICE_CONTACT -> contact[p] = (int) (identity.id() - firstContact);
        case LOYALTY_CARD -> {
          if (card[p] < 0) {
            card[p] = cards;
          } else {
            secondCard[p] = cards;
          }
          cards++;
        }
      }
    }
  }

  private static long firstId(List<Long> ids) {
    return ids.isEmpty() ? 0 : ids.getFirst();
  }

  /** Another store of the same region, for the trips that do not go to the usual one. */
  private static int neighbour(Rng rng, MasterData master, int home) {
    int region = master.stores().get(home).regionId();
    for (int tries = 0; tries < 20; tries++) {
      int other = rng.nextInt(master.stores().size());
      if (master.stores().get(other).regionId() == region) {
        return other;
      }
    }
    return home;
  }

  /** Number of persons. */
  public int count() {
    return count;
  }

  /** Index of the person's latest online account, or -1. */
  public int account(int person) {
    return account[person];
  }

  /** Index of the person's latest app account, or -1. */
  public int app(int person) {
    return app[person];
  }

  /** Index of the person's service contact, or -1. */
  public int contact(int person) {
    return contact[person];
  }

  /** Index of the card that the person shows this time, or -1. */
  public int card(Rng rng, int person) {
    return secondCard[person] >= 0 && rng.chance(0.3) ? secondCard[person] : card[person];
  }

  /** Whether the person holds a card and so shops as a known customer. */
  public boolean known(int person) {
    return card[person] >= 0;
  }

  /** The store (from zero) that this trip goes to. */
  public int store(Rng rng, int person) {
    return rng.chance(SECOND_STORE) ? second[person] : home[person];
  }

  /** The usual store (from zero). */
  public int homeStore(int person) {
    return home[person];
  }

  /** How often the person shops, relative to the mean. */
  public double activity(int person) {
    return activity[person];
  }

  /** How much prices matter, relative to the median. */
  public double priceSensitivity(int person) {
    return priceSensitivity[person];
  }

  /** Weight of each person in web sessions. */
  public double[] onlineWeights() {
    return onlineWeight.clone();
  }

  /** Weight of each person in app sessions. */
  public double[] appWeights() {
    return appWeight.clone();
  }
}
