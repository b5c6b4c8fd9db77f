package io.omnimesh.simulator.world.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation may know.
 *
 * @param time when it is shown
 * @param accountId the online account, absent for visitors who are not logged in
 * @param appUserId the app account, absent in the web shop
 * @param viewed products seen in this session, oldest first
 * @param bought products that the account bought lately, newest first
 * @param bestSellers product ids in the order of their sales
 * @param size how many to recommend
 */
public record RecommendationQuestion(
    Instant time,
    @Nullable Long accountId,
    @Nullable Long appUserId,
    List<Integer> viewed,
    List<Integer> bought,
    List<Integer> bestSellers,
    int size) {}
