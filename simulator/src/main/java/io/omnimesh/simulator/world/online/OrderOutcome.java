package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.event.OnlineEvent.OrderLine;
import io.omnimesh.simulator.world.event.OnlineEvent.ReturnReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer lived through with an order.
 *
 * @param person the true person (from zero)
 * @param promisedAt when it was promised, in milliseconds of the day's clock
 * @param doneAt delivery, collection or cancellation, in milliseconds of the day's clock
 * @param lateDays days after the promise
 * @param cancelled whether it was cancelled
 * @param trouble why something came back, if that was the shop's fault
 */
public record OrderOutcome(
    int person,
    long orderId,
    @Nullable Long accountId,
    List<OrderLine> lines,
    long promisedAt,
    long doneAt,
    int lateDays,
    boolean cancelled,
    @Nullable ReturnReason trouble) {}
