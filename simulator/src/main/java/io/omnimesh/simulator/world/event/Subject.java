package io.omnimesh.simulator.world.event;

/** Groups of events that a run may leave out; leaving one out changes no other event. */
public enum Subject {
  /** Weather, promotions, prices, reviews. */
  MARKET,
  /** Online orders, their status and returns. */
  ORDERS,
  /** Web sessions: pages, searches, product views, recommendations, carts. */
  BROWSING,
  /** App use, pushes, location visits. */
  MOBILE,
  /** Till baskets and returns. */
  POS,
  /** Store stock: movements, counts, lost sales. */
  INVENTORY,
  /** Door counters. */
  TRAFFIC,
  /** Vendors, purchase orders, shipments, warehouses. */
  SUPPLY,
  /** Tickets, chats, surveys. */
  SERVICE;

  /** The group that an event belongs to. */
  public static Subject of(RetailEvent event) {
    return switch (event) {
      case OnlineEvent.ReviewWritten _ -> MARKET;
      case MarketEvent _ -> MARKET;
      case OnlineEvent.OrderPlaced _, OnlineEvent.OrderStatusChanged _ -> ORDERS;
      case OnlineEvent.OrderReturned _ -> ORDERS;
      case OnlineEvent _ -> BROWSING;
      case MobileEvent _ -> MOBILE;
      case StoreEvent.BasketSold _, StoreEvent.BasketReturned _ -> POS;
      case StoreEvent.DoorsCounted _ -> TRAFFIC;
      case StoreEvent _ -> INVENTORY;
      case SupplyEvent _ -> SUPPLY;
      case ServiceEvent _ -> SERVICE;
    };
  }
}
