package io.omnimesh.simulator.world.event;

import java.time.Instant;

/**
 * Something that happened in the retail world. An event carries only what the system of its channel
 * would know: channel identities (account, device, card, contact), never the true person.
 *
 * <p>Ids are deterministic (same seed and settings, same ids) and unique for ever within their
 * kind. Money is integer cents of euro and says so in its name. A component that may be absent is
 * marked {@code @Nullable}; everything else is always present. Lists are immutable.
 */
public sealed interface RetailEvent
    permits MarketEvent, MobileEvent, OnlineEvent, ServiceEvent, StoreEvent, SupplyEvent {

  /** When it happened; events are handed on in this order. Whole milliseconds. */
  Instant time();
}
