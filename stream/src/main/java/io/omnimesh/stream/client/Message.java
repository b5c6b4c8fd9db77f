package io.omnimesh.stream.client;

import java.time.Instant;

/**
 * One record to publish.
 *
 * @param topic where to
 * @param key records with equal keys keep their order
 * @param value the encoded event
 * @param time when it happened; becomes the record's timestamp
 */
public record Message(String topic, String key, byte[] value, Instant time) {}
