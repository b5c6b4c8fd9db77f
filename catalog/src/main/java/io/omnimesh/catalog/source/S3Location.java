package io.omnimesh.catalog.source;

/**
 * Where tables lie in an S3-compatible object store.
 *
 * @param endpoint the store's URL, {@code https://host:port}
 * @param region the region that requests are signed for
 * @param bucket the bucket
 * @param metastore the folder in the bucket where the tables' descriptions are kept
 * @param accessKey the key's id
 * @param secretKey the key
 */
public record S3Location(
    Setting endpoint,
    Setting region,
    Setting bucket,
    Setting metastore,
    Secret accessKey,
    Secret secretKey) {}
