package io.omnimesh.simulator.world.master;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as the app knows them, with the device that carries it.
 *
 * @param deviceId a random UUID of the installation
 * @param pushToken absent when pushes are refused
 * @param locationShared whether location visits are recorded
 */
public record AppAccount(
    long appUserId,
    String deviceId,
    Platform platform,
    String model,
    Instant installedAt,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String pushToken,
    boolean locationShared) {

  /** What the device runs. */
  public enum Platform {
    ANDROID,
    IOS
  }
}
