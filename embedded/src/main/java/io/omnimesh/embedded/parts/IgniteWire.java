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
 * One login and one SQL query in Ignite's thin client protocol 1.2: a probe needs neither the
 * driver nor the JDK packages that must be opened for it.
 *
 * @see <a
 *     href="https://ignite.apache.org/docs/2.11.1/binary-client-protocol/binary-client-protocol">Ignite
 *     binary client protocol</a>
 */
final class IgniteWire {
  private static final byte HANDSHAKE = 1;
  private static final byte THIN_CLIENT = 2;
  private static final byte STRING = 9;
  private static final short QUERY_SQL_FIELDS = 2004;
  private static final int REQUEST_BYTES_MAX = 1_024;
  private static final int ANSWER_BYTES_MAX = 1 << 20;

  private IgniteWire() {}

  /**
   * Runs a query and drops its rows.
   *
   * @throws MeshException {@code UNAVAILABLE} where the login or the query is refused
   */
  static void query(int port, String user, String password, String sql) throws IOException {
    try (Socket socket = Loopback.connect(port)) {
      socket.getOutputStream().write(handshake(user, password));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      if (answer(in).get() != 1) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE, "Ignite on port " + port + " refused the login of " + user);
      }
      socket.getOutputStream().write(request(sql));
      ByteBuffer answer = answer(in);
      answer.getLong(); // The request's id.
      if (answer.getInt() != 0) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE, "Ignite on port " + port + " refused the query " + sql);
      }
    }
  }

  private static byte[] handshake(String user, String password) {
    ByteBuffer out = buffer().put(HANDSHAKE);
    out.putShort((short) 1).putShort((short) 2).putShort((short) 0).put(THIN_CLIENT);
    text(out, user);
    text(out, password);
    return framed(out);
  }

  private static byte[] request(String sql) {
    ByteBuffer out = buffer().putShort(QUERY_SQL_FIELDS).putLong(1);
    out.putInt(0).put((byte) 0); // No cache: the schema is named instead.
    text(out, "PUBLIC");
    out.putInt(1).putInt(1); // Rows per page, rows at most.
    text(out, sql);
    out.putInt(0).put((byte) 0); // No arguments, any kind of statement.
    out.put(new byte[6]); // No flags: joins, locality, order, laziness.
    out.putLong(0).put((byte) 0); // No timeout, no column names.
    return framed(out);
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(REQUEST_BYTES_MAX)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(Integer.BYTES);
  }

  private static void text(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.put(STRING).putInt(bytes.length).put(bytes);
  }

  private static byte[] framed(ByteBuffer out) {
    out.putInt(0, out.position() - Integer.BYTES);
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer answer(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < 1 || length > ANSWER_BYTES_MAX) {
      throw new IOException("the answer is no Ignite message: its length is " + length);
    }
    return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
