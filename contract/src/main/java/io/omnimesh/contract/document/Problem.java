package io.omnimesh.contract.document;

/**
 * What keeps a file from being read as meant.
 *
 * @param rule a stable name, {@code syntax}, {@code duplicate-key}, {@code limit}, ...
 * @param offset of the text where it stands
 * @param pointer of the value, as far as it is known
 * @param message what is wrong and why, a clause without a full stop
 * @param mend what to do, a clause without a full stop
 */
public record Problem(String rule, int offset, String pointer, String message, String mend) {}
