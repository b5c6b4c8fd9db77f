package io.omnimesh.simulator.world.service;

import io.omnimesh.simulator.world.event.ServiceEvent.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A reason to write to customer service.
 *
 * @param person the true person (from zero)
 * @param at when, in milliseconds of the day's clock
 * @param severity how bad it is for the customer: 0 a question, 1 an annoyance, 2 a real loss; -1
 *     praise
 */
record Ticket(
    int person,
    Topic topic,
    long at,
    int severity,
    int days,
    @Nullable Long orderId,
    @Nullable Integer storeId,
    @Nullable Integer productId) {}
