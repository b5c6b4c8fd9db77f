package io.omnimesh.cli.launch;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.embedded.doctor.Doctor;
import io.omnimesh.embedded.doctor.Finding;
import io.omnimesh.embedded.doctor.Finding.Verdict;
import io.omnimesh.embedded.doctor.Machine;
import io.omnimesh.embedded.doctor.MachineProbe;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.Port;
import io.omnimesh.embedded.process.Leftovers;
import io.omnimesh.embedded.supervise.InstanceLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what on this machine would hinder the mesh, and the mend; changes nothing. */
@Command(name = "doctor", description = "Look at this machine and say what would hinder the mesh.")
public final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      description = "The profile to judge for: ${COMPLETION-CANDIDATES}.",
      defaultValue = "FULL")
  private Composition.Profile profile = Composition.Profile.FULL;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Installation installation = Installation.find();
    boolean running = InstanceLock.holder(installation.home()).isPresent();
    Machine machine =
        new MachineProbe(System.getenv())
            .look(
                List.of(installation.home().root(), Composition.userFolders().cache()),
                running
                    ? Map.of()
                    : taken(new Composition(installation, Clock.systemUTC()).parts(profile)),
                running ? 0 : leftovers(installation));
    List<Finding> findings = Doctor.examine(machine, need());
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf("%-8s %-11s %s%n", word(finding.verdict()), finding.subject(), finding.detail());
      if (!finding.mend().isEmpty()) {
        out.printf("%-8s %-11s -> %s%n", "", "", finding.mend());
      }
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.PROBLEM) ? 1 : 0;
  }

  private Doctor.Need need() {
    return switch (profile) {
      case FULL -> Doctor.Need.FULL;
      case SMALL -> Doctor.Need.SMALL;
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case OK -> "ok";
      case WARNING -> "warning";
      case PROBLEM -> "PROBLEM";
    };
  }

  private static int leftovers(Installation installation) {
    return new Leftovers(installation.home()).find().values().stream().mapToInt(List::size).sum();
  }

  private static Map<String, Integer> taken(List<Part> parts) {
    Map<String, Integer> taken = new TreeMap<>();
    for (Part part : parts) {
      for (Port port : part.ports()) {
        if (!free(port.preferred())) {
          taken.put(part.name(), port.preferred());
        }
      }
    }
    return taken;
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
