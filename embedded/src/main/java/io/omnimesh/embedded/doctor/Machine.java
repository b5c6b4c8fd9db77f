package io.omnimesh.embedded.doctor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that the doctor judges.
 *
 * @param system operating system and processor, as Java names them: {@code Linux amd64}
 * @param javaMajor the version that runs this process
 * @param java17 the {@code java} of JDK 17, which Cassandra needs
 * @param python the version of the Python that can make environments, {@code 3.11.7}
 * @param node the version of Node.js, {@code v20.1.0}
 * @param memoryAvailableMiB what can be had without swapping
 * @param disks free MiB of the folders that will be written
 * @param openFilesMax the process limit of open files
 * @param root whether we are root, which PostgreSQL refuses
 * @param userNamespaces whether {@code unshare -U} works
 * @param openSsl3 whether the machine has OpenSSL 3, which Redis is linked to
 * @param aptGet whether Debian packages can be had
 * @param portsTaken preferred ports that another process holds, by the part that wants them
 * @param leftovers processes of an earlier start of this installation that nobody watches
 */
public record Machine(
    String system,
    int javaMajor,
    Optional<Path> java17,
    Optional<String> python,
    Optional<String> node,
    long memoryAvailableMiB,
    Map<Path, Long> disks,
    long openFilesMax,
    boolean root,
    boolean userNamespaces,
    boolean openSsl3,
    boolean aptGet,
    Map<String, Integer> portsTaken,
    int leftovers) {
  public Machine {
    disks = Map.copyOf(disks);
    portsTaken = Map.copyOf(portsTaken);
  }
}
