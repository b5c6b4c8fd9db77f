package io.omnimesh.runners.opensearch;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.common.lifecycle.AbstractLifecycleComponent;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.transport.BoundTransportAddress;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.transport.ConnectTransportException;
import org.opensearch.transport.ConnectionProfile;
import org.opensearch.transport.Transport;
import org.opensearch.transport.TransportMessageListener;
import org.opensearch.transport.TransportStats;

/**
 * The transport between nodes of a cluster that has only this node: it listens on no port, because
 * whoever reaches that port is a member of the cluster, without a password. The node talks to
 * itself past the transport.
 */
final class ClosedTransport extends AbstractLifecycleComponent implements Transport {
  /** A node must have an address; nothing listens on the discard port. */
  private static final TransportAddress ADDRESS =
      new TransportAddress(InetAddress.getLoopbackAddress(), 9);

  private final ResponseHandlers responseHandlers = new ResponseHandlers();
  private final RequestHandlers requestHandlers = new RequestHandlers();

  @Override
  public void setMessageListener(TransportMessageListener listener) {
    // No message ever arrives.
  }

  @Override
  public BoundTransportAddress boundAddress() {
    return new BoundTransportAddress(new TransportAddress[] {ADDRESS}, ADDRESS);
  }

  @Override
  public Map<String, BoundTransportAddress> profileBoundAddresses() {
    return Map.of();
  }

  @Override
  public TransportAddress[] addressesFromString(String address) {
    return new TransportAddress[0];
  }

  @Override
  public List<String> getDefaultSeedAddresses() {
    return List.of();
  }

  @Override
  public void openConnection(
      DiscoveryNode node, ConnectionProfile profile, ActionListener<Connection> listener) {
    listener.onFailure(
        new ConnectTransportException(node, "this cluster has one node and no transport port"));
  }

  @Override
  public TransportStats getStats() {
    return new TransportStats.Builder().build();
  }

  @Override
  public ResponseHandlers getResponseHandlers() {
    return responseHandlers;
  }

  @Override
  public RequestHandlers getRequestHandlers() {
    return requestHandlers;
  }

  @Override
  protected void doStart() {
    // There is nothing to open.
  }

  @Override
  protected void doStop() {
    // There is nothing to close.
  }

  @Override
  protected void doClose() {
    // There is nothing to release.
  }
}
