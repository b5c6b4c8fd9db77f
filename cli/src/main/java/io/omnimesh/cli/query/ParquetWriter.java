package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.format.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.impl.ColumnWriteStoreV1;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a result as one Parquet file, row group by row group. Values are encoded by
 * parquet-column; the file around them is written here, because parquet-hadoop would bring Hadoop
 * along.
 */
final class ParquetWriter implements RowWriter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final long ROW_GROUP_BYTES_MAX = 16 * 1024 * 1024;

  /** Asking for the size of what is buffered costs; it is asked once in so many rows. */
  private static final int SIZE_CHECK_ROWS = 500;

  private final OutputStream out;
  private final List<RowGroup> groups = new ArrayList<>();
  private List<Column> columns = List.of();
  private List<String> names = List.of();
  private @Nullable MessageType schema;
  private @Nullable Group group;
  private long offset;
  private long rows;

  ParquetWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> header) throws IOException {
    columns = header;
    names = JsonValues.columnNames(header);
    schema = ParquetTypes.schema(header);
    out.write(MAGIC);
    offset = MAGIC.length;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    Group current = group;
    if (current == null) {
      current = new Group(started());
      group = current;
    }
    current.add(values);
    if (current.rows % SIZE_CHECK_ROWS == 0 && current.size() > ROW_GROUP_BYTES_MAX) {
      finish(current);
    }
  }

  @Override
  public void end() throws IOException {
    if (group != null) {
      finish(group);
    }
    FileMetaData footer =
        new FileMetaData(1, ParquetFooter.elements(started()), rows, List.copyOf(groups));
    footer.setCreated_by("omnimesh");
    footer.setColumn_orders(
        started().getColumns().stream()
            .map(_ -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
            .toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, bytes);
    bytes.writeTo(out);
    int length = bytes.size();
    out.write(
        new byte[] {
          (byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)
        });
    out.write(MAGIC);
    out.flush();
  }

  private MessageType started() {
    if (schema == null) {
      throw new IllegalStateException("begin was not called");
    }
    return schema;
  }

  private void finish(Group finished) throws IOException {
    group = null;
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (ParquetColumn column : finished.complete()) {
      ColumnChunk chunk = column.write(out, offset);
      chunks.add(chunk);
      offset += column.bytes();
      bytes += chunk.getMeta_data().getTotal_uncompressed_size();
    }
    groups.add(new RowGroup(chunks, bytes, finished.rows));
    rows += finished.rows;
  }

  /** The rows that are not written yet. */
  private final class Group {
    private final Map<ColumnDescriptor, ParquetColumn> pages = new LinkedHashMap<>();
    private final ColumnWriteStoreV1 store;
    private final RecordConsumer consumer;
    private final ParquetValues writer;
    private int rows;

    Group(MessageType type) {
      type.getColumns().forEach(column -> pages.put(column, new ParquetColumn(column)));
      store =
          new ColumnWriteStoreV1(
              type,
              column -> Objects.requireNonNull(pages.get(column)),
              ParquetProperties.builder().withWriterVersion(WriterVersion.PARQUET_1_0).build());
      MessageColumnIO io = new ColumnIOFactory().getColumnIO(type);
      consumer = io.getRecordWriter(store);
      writer = new ParquetValues(consumer);
    }

    void add(List<@Nullable Object> values) {
      consumer.startMessage();
      for (int i = 0; i < columns.size(); i++) {
        writer.field(names.get(i), i, columns.get(i).type(), values.get(i));
      }
      consumer.endMessage();
      rows++;
    }

    long size() {
      return store.getBufferedSize();
    }

    Iterable<ParquetColumn> complete() {
      consumer.flush();
      store.flush();
      store.close();
      return pages.values();
    }
  }
}
