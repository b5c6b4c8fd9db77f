package io.omnimesh.cli.products;

import io.omnimesh.catalog.product.NextMajor;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh next-major}: the files of a breaking change, without breaking who reads. */
@Command(
    name = "next-major",
    description = {
      "Begin the next major of a product's port: what is served moves to v1/, your contract and"
          + " transform become version 2.0.0, and mesh apply serves both.",
      "Needs a running mesh only where the product is served already."
    })
public final class NextMajorCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DOMAIN/PRODUCT", description = "Which product.")
  private String product = "";

  @Option(
      names = "--port",
      paramLabel = "NAME",
      description = "Which port (default: the one named like the product).")
  private @Nullable String port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Installation installation = Installation.find();
    Path folder = Control.files(installation).folder(product);
    String name = port == null ? product.substring(product.indexOf('/') + 1) : port;
    NextMajor next = new NextMajor(folder, name);
    NextMajor.Result result = next.begin(served(installation, name, next.current()));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s of %s is major %d now:%n", name, product, result.from() + 1);
    result.written().forEach(file -> out.println("  " + folder.resolve(file)));
    out.println("See what an apply would do: ./mesh plan " + product);
    out.flush();
    return 0;
  }

  private Optional<NextMajor.Served> served(Installation installation, String name, int major) {
    try (Control control = Control.open(installation, 1)) {
      return control.state().registry().deployed().stream()
          .filter(it -> it.id().productName().equals(product))
          .filter(it -> it.id().port().equals(name) && it.id().major() == major)
          .findFirst()
          .map((DeployedPort it) -> new NextMajor.Served(it.contractText(), it.transformSql()));
    } catch (MeshException e) {
      if (e.code() != ErrorCode.UNAVAILABLE) {
        throw e;
      }
      spec.commandLine()
          .getErr()
          .println("The mesh does not run; the files are taken as they are now.");
      return Optional.empty();
    }
  }
}
