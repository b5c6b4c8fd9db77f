package io.omnimesh.runners.ignite;

import org.apache.ignite.IgniteException;
import org.apache.ignite.internal.IgniteEx;
import org.apache.ignite.internal.managers.discovery.SecurityAwareCustomMessageWrapper;
import org.apache.ignite.internal.processors.query.schema.message.SchemaProposeDiscoveryMessage;
import org.apache.ignite.plugin.security.SecurityPermission;
import org.apache.ignite.spi.discovery.DiscoverySpiCustomMessage;
import org.apache.ignite.spi.discovery.isolated.IsolatedDiscoverySpi;

/**
 * Looks for no other node, and lets only those change a table's columns and indexes who may create
 * tables: Ignite itself asks for no permission there, and every such change passes here.
 */
final class GuardedDiscovery extends IsolatedDiscoverySpi {
  @Override
  public void sendCustomEvent(DiscoverySpiCustomMessage message) throws IgniteException {
    if (message instanceof SecurityAwareCustomMessageWrapper wrapper
        && wrapper.delegate() instanceof SchemaProposeDiscoveryMessage) {
      ((IgniteEx) ignite()).context().security().authorize(SecurityPermission.CACHE_CREATE);
    }
    super.sendCustomEvent(message);
  }
}
