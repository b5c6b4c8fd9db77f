package io.omnimesh.cli.contract;

import io.omnimesh.contract.diff.ContractDiff;
import io.omnimesh.contract.diff.Diff;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh diff}: what a new version of a contract changes, and the version that it needs. */
@Command(
    name = "diff",
    description = {
      "Compare two versions of a contract: what changed, whom it hits, which version it needs.",
      "Each kind of change is explained in docs/guides/compatibility.md."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The new version may be published as it is.",
      "2:A file is not a valid contract.",
      "4:There is no such file.",
      "9:The new version breaks readers or writers, or changes more than its number says."
    },
    footer = {"", "Example:", "  ./mesh diff v1/contract.yaml contract.yaml --output json"})
public final class DiffCommand implements Callable<Integer> {
  /** The exit code of a version that is too low for what it changes. */
  static final int VERSION_TOO_LOW = 9;

  /** A file that is longer is refused by the reader, which needs no more of it to say so. */
  private static final int BYTES_MAX = 64 * 1024 * 1024;

  /** For people or for programs. */
  enum Form {
    TEXT,
    JSON
  }

  @Parameters(index = "0", paramLabel = "A", description = "The contract as it was.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The contract as it shall be.")
  private Path after = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json (default: text).")
  private Form form = Form.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Diff diff = ContractDiff.compare(contract(before), contract(after));
    String report =
        switch (form) {
          case TEXT -> DiffReport.text(diff);
          case JSON -> DiffReport.json(diff);
        };
    PrintWriter out = spec.commandLine().getOut();
    out.print(report);
    out.flush();
    return diff.versionSuffices() ? 0 : VERSION_TOO_LOW;
  }

  private static DataContract contract(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MeshException(ErrorCode.NOT_FOUND, "There is no file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ContractFile.read(file.toString(), in.readNBytes(BYTES_MAX)).require();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
