package io.omnimesh.runners.ignite;

import java.io.Serializable;
import java.util.UUID;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.internal.IgniteEx;
import org.apache.ignite.internal.processors.security.GridSecurityProcessor;
import org.apache.ignite.plugin.CachePluginContext;
import org.apache.ignite.plugin.CachePluginProvider;
import org.apache.ignite.plugin.ExtensionRegistry;
import org.apache.ignite.plugin.IgnitePlugin;
import org.apache.ignite.plugin.PluginConfiguration;
import org.apache.ignite.plugin.PluginContext;
import org.apache.ignite.plugin.PluginProvider;
import org.jspecify.annotations.Nullable;

/** Brings the {@link AccessProcessor} into the node. */
final class AccessPlugin implements PluginProvider<PluginConfiguration> {
  private final Passwords passwords;

  AccessPlugin(Passwords passwords) {
    this.passwords = passwords;
  }

  @Override
  public <T> @Nullable T createComponent(PluginContext context, Class<T> type) {
    if (!type.equals(GridSecurityProcessor.class)) {
      return null;
    }
    return type.cast(new AccessProcessor(((IgniteEx) context.grid()).context(), passwords));
  }

  @Override
  public String name() {
    return "omnimesh-access";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String copyright() {
    return "Apache-2.0";
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // So the interface has it.
  public <T extends IgnitePlugin> T plugin() {
    return (T) new IgnitePlugin() {};
  }

  @Override
  public void initExtensions(PluginContext context, ExtensionRegistry registry) {
    // It has none.
  }

  @Override
  @SuppressWarnings("rawtypes") // The interface has it raw.
  public @Nullable CachePluginProvider<?> createCacheProvider(CachePluginContext context) {
    return null;
  }

  @Override
  public void start(PluginContext context) {
    // The processor does the work.
  }

  @Override
  public void stop(boolean cancel) {
    // The processor does the work.
  }

  @Override
  public void onIgniteStart() {
    // The processor does the work.
  }

  @Override
  public void onIgniteStop(boolean cancel) {
    // The processor does the work.
  }

  @Override
  public @Nullable Serializable provideDiscoveryData(UUID nodeId) {
    return null;
  }

  @Override
  public void receiveDiscoveryData(UUID nodeId, Serializable data) {
    // No other node sends any.
  }

  @Override
  @SuppressWarnings("deprecation") // The interface still demands it.
  public void validateNewNode(ClusterNode node) {
    // No other node joins.
  }
}
