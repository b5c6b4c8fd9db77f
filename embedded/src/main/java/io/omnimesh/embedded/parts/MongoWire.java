package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One query in the MongoDB wire protocol: a probe needs no driver with its pools and threads.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/">MongoDB wire
 *     protocol, OP_MSG</a>
 */
final class MongoWire {
  private static final int OP_MSG = 2013;
  private static final int HEADER_BYTES = 16;
  private static final int ANSWER_BYTES_MAX = 16 << 20;
  private static final byte INT32 = 0x10;
  private static final byte STRING = 0x02;

  private MongoWire() {}

  /**
   * Asks for one document of a collection, which need not exist.
   *
   * @throws MeshException {@code UNAVAILABLE} where the answer is not {@code ok: 1}
   */
  static void findOne(int port, String database, String collection) throws IOException {
    try (Socket socket = Loopback.connect(port)) {
      socket.getOutputStream().write(message(database, collection));
      byte[] answer = read(new DataInputStream(socket.getInputStream()));
      // The answer is a document that ends with ok: 1.0.
      if (!contains(answer, new byte[] {0x01, 'o', 'k', 0, 0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f})) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "MongoDB on port " + port + " answered a find on " + database + " with a failure");
      }
    }
  }

  private static byte[] message(String database, String collection) {
    ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    out.position(HEADER_BYTES).putInt(0).put((byte) 0);
    int document = out.position();
    out.putInt(0);
    text(out, "find", collection);
    out.put(INT32).put("limit\0".getBytes(StandardCharsets.UTF_8)).putInt(1);
    text(out, "$db", database);
    out.put((byte) 0);
    out.putInt(document, out.position() - document);
    out.putInt(0, out.position()).putInt(4, 1).putInt(8, 0).putInt(12, OP_MSG);
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  private static void text(ByteBuffer out, String name, String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
    out.put(STRING).put((name + "\0").getBytes(StandardCharsets.UTF_8));
    out.putInt(bytes.length).put(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < HEADER_BYTES || length > ANSWER_BYTES_MAX) {
      throw new IOException("the answer is no MongoDB message: its length is " + length);
    }
    return in.readNBytes(length - Integer.BYTES);
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
