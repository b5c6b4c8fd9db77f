package io.omnimesh.simulator.world.master;

/**
 * How a category behaves: the world's truth, in no source system.
 *
 * @param share relative share of till lines
 * @param elasticity own-price elasticity, positive: demand is proportional to price^-elasticity
 * @param peakDay day of the year of the highest season
 * @param amplitude logarithm of demand at the peak over the year's middle
 * @param heat change of log demand per 10 degrees above the season's normal
 * @param rain change of log demand on a rainy day
 * @param online weight online relative to the stores
 */
public record CategoryTraits(
    double share,
    double elasticity,
    int peakDay,
    double amplitude,
    double heat,
    double rain,
    double online) {}
