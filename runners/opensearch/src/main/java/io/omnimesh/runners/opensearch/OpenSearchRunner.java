package io.omnimesh.runners.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * Starts an OpenSearch node from the libraries on the class path, with the plugins that a server of
 * one node needs.
 */
public final class OpenSearchRunner {
  private OpenSearchRunner() {}

  /**
   * Runs until the process is asked to end.
   *
   * @param arguments the folder that holds {@code opensearch.yml}, and the node's home folder
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("Usage: OpenSearchRunner CONFIG-FOLDER HOME-FOLDER");
      System.exit(2);
    }
    Settings home = Settings.builder().put("path.home", arguments[1]).build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            home, Map.of(), Path.of(arguments[0]), () -> "opensearch");
    // Closed by the shutdown hook; the node's own threads are daemons, so this one waits.
    Node node = new PluggedNode(environment);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              close(node);
              ended.countDown();
            }));
    node.start();
    System.out.println("OpenSearch " + Version.CURRENT + " serves " + arguments[1]);
    ended.await();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      System.err.println("OpenSearch did not close in order: " + e.getMessage());
    }
  }

  /** The node's constructor for plugins on the class path is open to subclasses only. */
  private static final class PluggedNode extends Node {
    PluggedNode(Environment environment) {
      super(
          environment,
          List.of(
              plugin(Netty4ModulePlugin.class),
              plugin(ClosedTransportPlugin.class),
              plugin(AccessPlugin.class)),
          true);
    }

    private static PluginInfo plugin(Class<? extends Plugin> type) {
      return new PluginInfo(
          type.getSimpleName(),
          type.getSimpleName(),
          Version.CURRENT.toString(),
          Version.CURRENT,
          "21",
          type.getName(),
          null,
          List.of(),
          false);
    }
  }
}
