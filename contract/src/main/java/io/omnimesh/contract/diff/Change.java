package io.omnimesh.contract.diff;

import java.util.Optional;

/**
 * One difference between two versions of a contract.
 *
 * @param path where: {@code orders.lines[].sku}, {@code slaProperties.latency}
 * @param before what stood there, in words
 * @param after what stands there now, in words
 * @param message what the new version does, as the rest of a sentence: {@code drops required
 *     property sku}
 */
public record Change(
    ChangeKind kind, String path, Optional<String> before, Optional<String> after, String message) {

  public Verdict readers() {
    return kind.readers();
  }

  public Verdict writers() {
    return kind.writers();
  }

  public Bump requiredBump() {
    return kind.requiredBump();
  }

  public String whoIsHit() {
    return kind.whoIsHit();
  }
}
