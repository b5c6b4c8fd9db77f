package io.omnimesh.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table is now, read from its metadata alone: no data is scanned.
 *
 * @param id changes when the table is dropped and made anew
 * @param partitioning the transforms, such as {@code day(created_at)}
 * @param current the newest commit; empty where the table has had none
 * @param commits the newest first, {@link Lake#COMMITS_MAX} at most, as far as they are kept
 */
public record LakeTable(
    TableName name,
    String id,
    String location,
    int schemaId,
    List<LakeColumn> columns,
    List<String> partitioning,
    Map<String, String> properties,
    Optional<LakeCommit> current,
    List<LakeCommit> commits) {
  public LakeTable {
    columns = List.copyOf(columns);
    partitioning = List.copyOf(partitioning);
    properties = Map.copyOf(properties);
    commits = List.copyOf(commits);
  }
}
