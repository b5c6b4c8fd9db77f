package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.Main;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.UserFolders;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.parts.MeshCommand;
import io.omnimesh.embedded.parts.Parts;
import io.omnimesh.embedded.supervise.Jdks;
import io.omnimesh.embedded.supervise.Supervisor;
import io.omnimesh.embedded.supervise.SupervisorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Wires the embedded mesh: which parts, from where, watched how. */
final class Composition {
  private final Installation installation;
  private final Clock clock;

  Composition(Installation installation, Clock clock) {
    this.installation = installation;
    this.clock = clock;
  }

  /** Which parts run. */
  enum Profile {
    FULL,
    SMALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static UserFolders userFolders() {
    return UserFolders.find(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  List<Part> parts(Profile profile) {
    MeshCommand mesh =
        new MeshCommand(
            System.getProperty("java.class.path"),
            Main.class.getName(),
            installation.checkout().toString());
    return switch (profile) {
      case FULL -> Parts.full(mesh, clock);
      case SMALL -> Parts.small(mesh, clock);
    };
  }

  /** The profile that was asked for, else that of the last start, else the full one. */
  Profile profile(Optional<Profile> asked) {
    Path file = installation.home().root().resolve("profile");
    try {
      Profile profile = asked.orElseGet(() -> remembered(file).orElse(Profile.FULL));
      MeshHome.createPrivate(installation.home().root());
      Files.writeString(file, profile + "\n");
      return profile;
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write " + file, e);
    }
  }

  private static Optional<Profile> remembered(Path file) {
    try {
      return Optional.of(Profile.valueOf(Files.readString(file).strip().toUpperCase(Locale.ROOT)));
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  Supervisor supervisor(Profile profile, Map<String, Integer> ports, Installer installer) {
    OwnerToken.write(installation.home(), clock);
    CatalogStep catalogs = new CatalogStep(installation, System.getenv());
    return Supervisor.create(
        installation.home(),
        new Supervisor.Plan(
            profile.toString(), parts(profile), ports, Jdks.find(17, System.getenv())),
        installer,
        List.of(catalogs, new ProductStep(installation, catalogs)),
        SupervisorSettings.ofDefaults(),
        clock,
        new SecureRandom());
  }
}
