package io.omnimesh.runners.cassandra;

import java.net.InetAddress;
import java.security.cert.Certificate;
import org.apache.cassandra.auth.IInternodeAuthenticator;

/**
 * Refuses every connection on the port between nodes: the cluster has one node, and Cassandra
 * trusts whoever gets in there without a password.
 */
public final class NoPeers implements IInternodeAuthenticator {
  /** Called by Cassandra. */
  public NoPeers() {}

  @Override
  public boolean authenticate(
      InetAddress remoteAddress,
      int remotePort,
      Certificate[] certificates,
      InternodeConnectionDirection connectionType) {
    return false;
  }

  @Override
  public void validateConfiguration() {
    // There is nothing to configure.
  }
}
