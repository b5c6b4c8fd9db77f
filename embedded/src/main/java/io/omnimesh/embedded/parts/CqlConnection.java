package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A logged-in connection that runs CQL statements whose rows nobody needs. It speaks the native
 * protocol 4; the driver, with its threads and its view of the cluster, would cost the launcher
 * more than all its other clients together. Not thread-safe.
 *
 * @see <a
 *     href="https://github.com/apache/cassandra/blob/cassandra-5.0/doc/native_protocol_v4.spec">CQL
 *     binary protocol v4</a>
 */
final class CqlConnection implements Closeable {
  private static final byte VERSION = 4;
  private static final int ANSWER_BYTES_MAX = 16 << 20;
  private static final short CONSISTENCY_ONE = 1;

  private static final byte ERROR = 0x00;
  private static final byte STARTUP = 0x01;
  private static final byte AUTHENTICATE = 0x03;
  private static final byte QUERY = 0x07;
  private static final byte RESULT = 0x08;
  private static final byte AUTH_RESPONSE = 0x0F;
  private static final byte AUTH_SUCCESS = 0x10;

  private static final int BAD_CREDENTIALS = 0x0100;

  private final int port;
  private final Socket socket;
  private final DataInputStream in;

  private CqlConnection(int port) throws IOException {
    this.port = port;
    socket = Loopback.connect(port);
    in = new DataInputStream(socket.getInputStream());
  }

  /**
   * Connects and logs in.
   *
   * @throws MeshException {@code UNAUTHENTICATED} where the login is refused
   */
  static CqlConnection login(int port, String user, String password) throws IOException {
    CqlConnection connection = new CqlConnection(port);
    try {
      connection.login(user, password);
      return connection;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void login(String user, String password) throws IOException {
    ByteArrayOutputStream startup = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(startup);
    out.writeShort(1);
    out.writeUTF("CQL_VERSION");
    out.writeUTF("3.0.0");
    exchange(STARTUP, startup.toByteArray(), AUTHENTICATE);
    byte[] token = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
    exchange(
        AUTH_RESPONSE,
        ByteBuffer.allocate(Integer.BYTES + token.length).putInt(token.length).put(token).array(),
        AUTH_SUCCESS);
  }

  /** Runs one statement to its end. */
  void run(String cql) throws IOException {
    byte[] text = cql.getBytes(StandardCharsets.UTF_8);
    ByteBuffer body = ByteBuffer.allocate(Integer.BYTES + text.length + Short.BYTES + 1);
    body.putInt(text.length).put(text).putShort(CONSISTENCY_ONE).put((byte) 0);
    exchange(QUERY, body.array(), RESULT);
  }

  private void exchange(byte operation, byte[] body, byte expected) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + body.length);
    frame.put(VERSION).put((byte) 0).putShort((short) 0).put(operation);
    frame.putInt(body.length).put(body);
    socket.getOutputStream().write(frame.array());

    in.skipNBytes(4); // Version, flags, stream.
    byte answer = in.readByte();
    int length = in.readInt();
    if (length < 0 || length > ANSWER_BYTES_MAX) {
      throw new IOException("the answer is no CQL frame: its length is " + length);
    }
    ByteBuffer content = ByteBuffer.wrap(in.readNBytes(length));
    if (answer == ERROR) {
      throw refused(content);
    }
    if (answer != expected) {
      throw new IOException("Cassandra answered operation " + operation + " with " + answer);
    }
  }

  private MeshException refused(ByteBuffer content) {
    int code = content.getInt();
    byte[] text = new byte[Short.toUnsignedInt(content.getShort())];
    content.get(text);
    return new MeshException(
        code == BAD_CREDENTIALS ? ErrorCode.UNAUTHENTICATED : ErrorCode.UNAVAILABLE,
        "Cassandra on port " + port + ": " + new String(text, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
