package io.omnimesh.cli.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The compressed pages of one column of one row group, and what the footer says about them. */
final class ParquetColumn implements PageWriter {
  private final ColumnDescriptor column;
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final TreeSet<org.apache.parquet.format.Encoding> encodings = new TreeSet<>();
  private @Nullable Statistics<?> statistics;
  private byte[] dictionary = {};
  private long values;
  private long uncompressedBytes;

  ParquetColumn(ColumnDescriptor column) {
    this.column = column;
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      SizeStatistics sizes,
      GeospatialStatistics places,
      Encoding repetition,
      Encoding definition,
      Encoding encoding)
      throws IOException {
    writePage(bytes, valueCount, rowCount, pageStatistics, repetition, definition, encoding);
  }

  @Override
  @Deprecated
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> pageStatistics,
      Encoding repetition,
      Encoding definition,
      Encoding encoding) {
    throw new UnsupportedOperationException("Pages are written with their count of rows");
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      Encoding repetition,
      Encoding definition,
      Encoding encoding)
      throws IOException {
    PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0);
    header.setData_page_header(
        new DataPageHeader(valueCount, format(encoding), format(definition), format(repetition)));
    pages.writeBytes(page(header, bytes));
    values += valueCount;
    encodings.addAll(List.of(format(encoding), format(definition), format(repetition)));
    if (statistics == null) {
      statistics = pageStatistics.copy();
    } else {
      statistics.mergeStatistics(pageStatistics);
    }
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetition,
      BytesInput definition,
      Encoding encoding,
      BytesInput data,
      Statistics<?> pageStatistics) {
    throw new UnsupportedOperationException("Pages are written in the first format");
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
    header.setDictionary_page_header(
        new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding())));
    dictionary = page(header, page.getBytes());
    encodings.add(format(page.getEncoding()));
  }

  /** Writes the pages and describes them. */
  ColumnChunk write(OutputStream out, long offset) throws IOException {
    out.write(dictionary);
    pages.writeTo(out);
    ColumnMetaData data =
        new ColumnMetaData(
            ParquetFooter.physical(column.getPrimitiveType()),
            List.copyOf(encodings),
            List.of(column.getPath()),
            CompressionCodec.GZIP,
            values,
            uncompressedBytes,
            bytes(),
            offset + dictionary.length);
    if (dictionary.length > 0) {
      data.setDictionary_page_offset(offset);
    }
    if (statistics != null && !statistics.isEmpty()) {
      data.setStatistics(footer(statistics));
    }
    ColumnChunk chunk = new ColumnChunk(offset);
    chunk.setMeta_data(data);
    return chunk;
  }

  long bytes() {
    return dictionary.length + (long) pages.size();
  }

  private static org.apache.parquet.format.Statistics footer(Statistics<?> statistics) {
    var footer = new org.apache.parquet.format.Statistics();
    footer.setNull_count(statistics.getNumNulls());
    if (statistics.hasNonNullValue()) {
      footer.setMin_value(ByteBuffer.wrap(statistics.getMinBytes()));
      footer.setMax_value(ByteBuffer.wrap(statistics.getMaxBytes()));
    }
    return footer;
  }

  private byte[] page(PageHeader header, BytesInput bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(compressed)) {
      bytes.writeAllTo(zip);
    }
    header.setUncompressed_page_size(Math.toIntExact(bytes.size()));
    header.setCompressed_page_size(compressed.size());
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Util.writePageHeader(header, page);
    uncompressedBytes += page.size() + bytes.size();
    compressed.writeTo(page);
    return page.toByteArray();
  }

  private static org.apache.parquet.format.Encoding format(Encoding encoding) {
    return org.apache.parquet.format.Encoding.valueOf(encoding.name());
  }

  @Override
  public long getMemSize() {
    return bytes();
  }

  @Override
  public long allocatedSize() {
    return bytes();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + bytes() + " bytes";
  }
}
