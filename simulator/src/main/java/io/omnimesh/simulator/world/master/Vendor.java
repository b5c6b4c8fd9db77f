package io.omnimesh.simulator.world.master;

/**
 * A vendor.
 *
 * @param vendorId from 1, without gaps
 * @param country ISO 3166 code
 * @param leadTimeDays agreed days from order to receipt
 * @param paymentTermsDays days to pay
 */
public record Vendor(
    int vendorId,
    String code,
    String name,
    String country,
    String email,
    int leadTimeDays,
    int paymentTermsDays) {}
