package io.omnimesh.simulator.world.master;

import java.util.List;

/**
 * The master data of a world at its start, each list in the order of its ids. A person may have
 * several identities of one channel (a second account, a lost card).
 */
public record MasterData(
    List<Region> regions,
    List<Warehouse> warehouses,
    List<Store> stores,
    List<Department> departments,
    List<Category> categories,
    List<Vendor> vendors,
    List<Product> products,
    List<OnlineAccount> accounts,
    List<AppAccount> appAccounts,
    List<LoyaltyCard> cards,
    List<ServiceContact> contacts) {

  public MasterData {
    regions = List.copyOf(regions);
    warehouses = List.copyOf(warehouses);
    stores = List.copyOf(stores);
    departments = List.copyOf(departments);
    categories = List.copyOf(categories);
    vendors = List.copyOf(vendors);
    products = List.copyOf(products);
    accounts = List.copyOf(accounts);
    appAccounts = List.copyOf(appAccounts);
    cards = List.copyOf(cards);
    contacts = List.copyOf(contacts);
  }

  /** The store with this id. */
  public Store store(int storeId) {
    return stores.get(storeId - 1);
  }

  /** The product with this id. */
  public Product product(int productId) {
    return products.get(productId - 1);
  }

  /** The category with this id. */
  public Category category(int categoryId) {
    return categories.get(categoryId - 1);
  }
}
