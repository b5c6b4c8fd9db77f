package io.omnimesh.simulator.door.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends to one Delta Lake table by the S3 API; there is no other writer. Each commit carries a
 * {@code txn} action whose version is the position in milliseconds, so that files and position
 * become visible together.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md">Delta transaction log
 *     protocol</a>
 */
final class DeltaTable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String APPLICATION = "mesh-door";

  private final Bucket bucket;
  private final Layout layout;
  private long newest = -1;

  /**
   * What a table looks like.
   *
   * @param location key prefix
   * @param fields name to Delta type, in order, the partition column last
   * @param definition columns of the rows as DuckDB takes them
   * @param select expressions that make the file's columns of them
   */
  record Layout(
      String location,
      List<Map.Entry<String, String>> fields,
      String partition,
      String definition,
      String select) {
    Layout {
      fields = List.copyOf(fields);
    }
  }

  DeltaTable(Bucket bucket, Layout layout) {
    this.bucket = bucket;
    this.layout = layout;
  }

  /** The position of the newest commit, if the table exists. */
  Optional<Instant> position() {
    Optional<byte[]> hint = bucket.get(hintKey());
    long version =
        hint.map(text -> Long.parseLong(new String(text, StandardCharsets.UTF_8))).orElse(0L);
    Optional<Instant> position = Optional.empty();
    for (Optional<byte[]> commit = bucket.get(logKey(version));
        commit.isPresent();
        commit = bucket.get(logKey(version))) {
      position = Optional.of(position(commit.get()));
      newest = version++;
    }
    return position;
  }

  /** Makes an empty table. */
  void create(Instant at) {
    ObjectNode protocol = JSON.createObjectNode();
    protocol.putObject("protocol").put("minReaderVersion", 1).put("minWriterVersion", 2);
    ObjectNode meta = JSON.createObjectNode();
    ObjectNode metaData = meta.putObject("metaData");
    metaData.put("id", UUID.nameUUIDFromBytes(bytes(layout.location() + at)).toString());
    metaData.putObject("format").put("provider", "parquet").putObject("options");
    metaData.put("schemaString", schema().toString());
    metaData.putArray("partitionColumns").add(layout.partition());
    metaData.putObject("configuration");
    metaData.put("createdTime", at.toEpochMilli());
    commit(0, protocol + "\n" + meta + "\n" + txn(at) + "\n");
  }

  /** Appends rows by partition and moves the position; one commit. */
  void append(SortedMap<String, List<@Nullable Object[]>> rows, Instant position) {
    StringBuilder actions = new StringBuilder();
    for (Map.Entry<String, List<@Nullable Object[]>> day : rows.entrySet()) {
      byte[] parquet = ParquetBytes.of(layout.definition(), layout.select(), day.getValue());
      String path =
          "%s=%s/part-%d.snappy.parquet"
              .formatted(layout.partition(), day.getKey(), position.toEpochMilli());
      bucket.put(layout.location() + "/" + path, parquet);
      ObjectNode action = JSON.createObjectNode();
      ObjectNode add = action.putObject("add");
      add.put("path", path);
      add.putObject("partitionValues").put(layout.partition(), day.getKey());
      add.put("size", parquet.length).put("modificationTime", position.toEpochMilli());
      add.put("dataChange", true);
      add.put("stats", "{\"numRecords\":" + day.getValue().size() + "}");
      actions.append(action).append('\n');
    }
    commit(newest + 1, actions.append(txn(position)).append('\n').toString());
  }

  private void commit(long version, String actions) {
    bucket.put(logKey(version), bytes(actions));
    newest = version;
    bucket.put(hintKey(), bytes(Long.toString(version)));
  }

  private static ObjectNode txn(Instant position) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject("txn").put("appId", APPLICATION).put("version", position.toEpochMilli());
    return action;
  }

  private static Instant position(byte[] commit) {
    try {
      for (String line : new String(commit, StandardCharsets.UTF_8).lines().toList()) {
        JsonNode txn = JSON.readTree(line).path("txn");
        if (!txn.isMissingNode()) {
          return Instant.ofEpochMilli(txn.path("version").asLong());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("a commit has no txn action: another writer made it");
  }

  private ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode().put("type", "struct");
    var fields = schema.putArray("fields");
    for (Map.Entry<String, String> field : layout.fields()) {
      ObjectNode node = fields.addObject();
      node.put("name", field.getKey()).put("type", field.getValue()).put("nullable", true);
      node.putObject("metadata");
    }
    return schema;
  }

  private String logKey(long version) {
    return layout.location() + "/_delta_log/%020d.json".formatted(version);
  }

  private String hintKey() {
    return "_mesh/" + layout.location() + ".newest";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
