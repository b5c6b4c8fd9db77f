package io.omnimesh.simulator.world.master;

/** The top level of the product hierarchy. */
public record Department(int departmentId, String name) {}
