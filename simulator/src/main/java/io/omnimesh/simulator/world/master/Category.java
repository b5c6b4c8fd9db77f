package io.omnimesh.simulator.world.master;

/**
 * The second level of the product hierarchy.
 *
 * @param categoryId from 1, without gaps
 * @param slug for addresses, such as {@code cheese}
 */
public record Category(int categoryId, int departmentId, String name, String slug) {}
