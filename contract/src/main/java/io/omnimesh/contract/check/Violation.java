package io.omnimesh.contract.check;

/**
 * Why an event breaks its contract.
 *
 * @param rule the rule's id, as quality runs have it too; {@code <element>.type} for a value of the
 *     wrong type
 * @param path to the value: {@code items[2].sku}
 * @param reason in words; without the value where it is personal
 */
public record Violation(String rule, String path, String reason) {}
