package io.omnimesh.catalog.duty;

import java.time.Duration;

/**
 * Something to be done again and again.
 *
 * @param pause between the end of one time and the start of the next
 */
public record Duty(String name, Duration pause, Runnable work) {}
