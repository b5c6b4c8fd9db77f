package io.omnimesh.runners.ignite;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.configuration.ClientConnectorConfiguration;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.SystemDataRegionConfiguration;
import org.apache.ignite.configuration.WALMode;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;

/**
 * Starts an Ignite node that stands alone, keeps its tables on disk, and serves SQL clients on the
 * loopback interface.
 */
public final class IgniteRunner {
  private static final long MIB = 1L << 20;

  private IgniteRunner() {}

  /**
   * Runs until the process is asked to end.
   *
   * @param arguments the data folder, the folder with the password files, the port for SQL clients
   *     and a port for the node's own use
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      System.err.println("Usage: IgniteRunner DATA-FOLDER PASSWORD-FOLDER PORT INTERNAL-PORT");
      System.exit(2);
    }
    Path data = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[2]);
    IgniteConfiguration configuration =
        configuration(data, port, Integer.parseInt(arguments[3]))
            .setPluginProviders(new AccessPlugin(Passwords.ofFolder(Path.of(arguments[1]))));
    // Ends by Ignite's own shutdown hook, which writes a last checkpoint.
    Ignite ignite = Ignition.start(configuration);
    ignite.cluster().state(ClusterState.ACTIVE);
    System.out.println("Ignite serves SQL clients on 127.0.0.1:" + port + " from " + data);
  }

  static IgniteConfiguration configuration(Path data, int port, int internalPort) {
    return new IgniteConfiguration()
        .setWorkDirectory(data.toString())
        .setConsistentId("warehouse")
        .setLocalHost("127.0.0.1")
        .setDiscoverySpi(new GuardedDiscovery())
        .setCommunicationSpi(
            new TcpCommunicationSpi().setLocalPort(internalPort).setLocalPortRange(0))
        .setClientConnectorConfiguration(
            new ClientConnectorConfiguration()
                .setHost("127.0.0.1")
                .setPort(port)
                .setPortRange(0)
                .setThreadPoolSize(4))
        // No REST connector: SQL clients are the only door.
        .setConnectorConfiguration(null)
        .setDataStorageConfiguration(storage())
        .setMetricsLogFrequency(0)
        .setPublicThreadPoolSize(2)
        .setSystemThreadPoolSize(4)
        .setStripedPoolSize(2)
        .setQueryThreadPoolSize(4)
        .setDataStreamerThreadPoolSize(2)
        .setRebalanceThreadPoolSize(1)
        .setManagementThreadPoolSize(2)
        .setBuildIndexThreadPoolSize(1);
  }

  /** LOG_ONLY: an acknowledged change has left the process, so kill -9 does not lose it. */
  private static DataStorageConfiguration storage() {
    return new DataStorageConfiguration()
        .setWalMode(WALMode.LOG_ONLY)
        .setWalSegments(4)
        .setWalSegmentSize((int) (16 * MIB))
        .setMaxWalArchiveSize(128 * MIB)
        .setSystemDataRegionConfiguration(
            new SystemDataRegionConfiguration().setInitialSize(10 * MIB).setMaxSize(40 * MIB))
        .setDefaultDataRegionConfiguration(
            new DataRegionConfiguration()
                .setName("default")
                .setPersistenceEnabled(true)
                .setInitialSize(32 * MIB)
                .setMaxSize(128 * MIB)
                .setCheckpointPageBufferSize(32 * MIB));
  }
}
