package io.omnimesh.contract.odps;

import java.util.Optional;

/** Where a product is operated. */
public record ManagementPort(
    String name,
    String content,
    Optional<String> type,
    Optional<String> url,
    Optional<String> channel,
    Optional<String> description) {}
