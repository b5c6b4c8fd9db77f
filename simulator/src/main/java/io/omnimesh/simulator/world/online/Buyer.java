package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.event.OnlineEvent.Address;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderChannel;
import org.jspecify.annotations.Nullable;

/**
 * Who orders, as the shop knows them, and where the order came from.
 *
 * @param person the true person (from zero)
 * @param homeStore their usual store (from zero)
 */
record Buyer(
    int person,
    @Nullable Long accountId,
    String email,
    Address address,
    int homeStore,
    long sessionId,
    OrderChannel channel) {}
