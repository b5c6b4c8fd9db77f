package io.omnimesh.cli.products;

import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Serves the reference products when a mesh starts for the first time: views while it comes up,
 * tables in the background once it is there. Later changes of files are applied by people.
 */
public final class FirstApply {
  private static final String BY = "first start";
  private static final String VIEWS = "views";
  private static final String TABLES = "tables";
  private static final Duration VIEWS_MAX = Duration.ofMinutes(3);

  private final Path folder;
  private final Path mark;

  public FirstApply(Installation installation) {
    this.folder = installation.home().run();
    this.mark = folder.resolve("first-apply");
  }

  /** Serves the products that copy no data and whose sources are there; again at each call. */
  public void views(Control control) {
    if (!begin(control)) {
      return;
    }
    Set<String> views = control.products().plan().withoutTables();
    if (!views.isEmpty()) {
      ApplyReport _ = control.products().apply(views, BY, ApplyListener.SILENT);
    }
  }

  /** Lets the server serve the tables; the views are there. */
  public void viewsAreDone() {
    if (Files.exists(mark)) {
      write(TABLES);
    }
  }

  /** Serves the rest; nothing where the first start is over, or still at its views. */
  public void rest(Control control) {
    if (!mayServeTables()) {
      return;
    }
    try {
      ApplyReport report = control.products().apply(Set.of(), BY, ApplyListener.SILENT);
      if (report.failed().isEmpty() && report.skipped().isEmpty()) {
        end();
      }
    } catch (MeshException e) {
      if (!control.products().plan().refusals().isEmpty()) {
        // What the files say is a person's business from here on.
        end();
      }
      throw e;
    }
  }

  /** A launcher that was killed at its views does not hold the server up for good. */
  private boolean mayServeTables() {
    try {
      return Files.exists(mark)
          && (Files.readString(mark).equals(TABLES)
              || Files.getLastModifiedTime(mark)
                  .toInstant()
                  .plus(VIEWS_MAX)
                  .isBefore(Instant.now()));
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + mark + ": " + e, e);
    }
  }

  /** A mark outlives a start that was killed, so that the next one goes on. */
  private boolean begin(Control control) {
    if (Files.exists(mark)) {
      return true;
    }
    if (!control.state().registry().deployed().isEmpty()) {
      return false;
    }
    write(VIEWS);
    return true;
  }

  private void write(String phase) {
    try {
      MeshHome.createPrivate(folder);
      Files.writeString(mark, phase);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write " + mark + ": " + e, e);
    }
  }

  private void end() {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot remove " + mark + ": " + e, e);
    }
  }
}
