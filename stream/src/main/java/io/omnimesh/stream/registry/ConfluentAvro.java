package io.omnimesh.stream.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records in Confluent's wire format: a zero byte, the schema's id as four bytes, then
 * Avro's binary encoding. Not thread-safe.
 */
public final class ConfluentAvro {
  private static final byte MAGIC = 0;

  private final int schemaId;
  private final GenericDatumWriter<GenericRecord> writer;
  private @Nullable BinaryEncoder encoder;

  public ConfluentAvro(int schemaId, Schema schema) {
    this.schemaId = schemaId;
    this.writer = new GenericDatumWriter<>(schema);
  }

  /** The bytes of one record. */
  public byte[] encode(GenericRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.write(MAGIC);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    try {
      encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
