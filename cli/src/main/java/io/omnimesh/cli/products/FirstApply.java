package io.omnimesh.cli.products;

import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Serves the reference products when a mesh starts for the first time: views while it comes up,
 * tables in the background once it is there. Later changes of files are applied by people.
 */
public final class FirstApply {
  private static final String BY = "first start";

  private final Path folder;
  private final Path mark;

  public FirstApply(Installation installation) {
    this.folder = installation.home().run();
    this.mark = folder.resolve("first-apply");
  }

  /** Serves the products that copy no data and whose sources are there. */
  public void views(Control control) {
    if (!begin(control)) {
      return;
    }
    Set<String> views = control.products().plan().withoutTables();
    if (!views.isEmpty()) {
      ApplyReport _ = control.products().apply(views, BY, ApplyListener.SILENT);
    }
  }

  /** Serves the rest; nothing where the first start is over. */
  public void rest(Control control) {
    if (!Files.exists(mark)) {
      return;
    }
    try {
      ApplyReport report = control.products().apply(Set.of(), BY, ApplyListener.SILENT);
      if (report.failed().isEmpty()) {
        end();
      }
    } catch (MeshException e) {
      Plan plan = control.products().plan();
      if (!plan.refusals().isEmpty()) {
        // What the files say is a person's business from here on.
        end();
      }
      throw e;
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
    try {
      MeshHome.createPrivate(folder);
      Files.writeString(mark, "");
      return true;
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
