package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Streams;
import java.time.LocalDate;
import java.util.List;

/** Makes all master data of a world from its seed. */
public final class MasterMaker {
  private MasterMaker() {}

  /** Everything at once, because identities need persons, persons stores, products vendors. */
  public record Made(MasterData master, Truth truth, Range range) {}

  /** The master data for these numbers; the same for the same arguments. */
  public static Made make(
      Streams streams, LocalDate start, int stores, int products, int customers) {
    PlaceMaker places = new PlaceMaker(streams, start);
    VendorMaker vendors = new VendorMaker(streams);
    List<Store> storeList = places.stores(stores);
    Range range = new RangeMaker(streams, start, vendors).make(products);
    List<Person> persons = new PersonMaker(streams, start, places).make(customers, storeList);
    IdentityMaker identities = new IdentityMaker(streams, start);
    identities.make(persons);
    MasterData master =
        new MasterData(
            places.regions(),
            PlaceMaker.warehouses(),
            storeList,
            range.departments(),
            range.categories(),
            vendors.make(),
            range.products(),
            identities.accounts(),
            identities.appAccounts(),
            identities.cards(),
            identities.contacts());
    return new Made(master, new Truth(persons, identities.identities()), range);
  }
}
