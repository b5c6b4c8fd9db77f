package io.omnimesh.cli.contract;

import io.omnimesh.contract.exporting.ExportFormat;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh contract export}: writes a contract for another tool. */
@Command(
    name = "export",
    description = "Write a contract as a schema, a definition, a model or a page.",
    footer = {
      "",
      "Examples:",
      "  ./mesh contract export html contract.yaml -o orders.html",
      "  ./mesh contract export postgres-sql contract.yaml"
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      converter = Converter.class,
      completionCandidates = Words.class,
      description = "${COMPLETION-CANDIDATES}.")
  private ExportFormat format = ExportFormat.HTML;

  @Parameters(index = "1", paramLabel = "CONTRACT", description = "The contract's file.")
  private Path file = Path.of("contract.yaml");

  @Option(
      names = "--object",
      paramLabel = "NAME",
      description = "Which object, where the contract has several.")
  private @Nullable String object;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write here (default: to the terminal).")
  private @Nullable Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    byte[] bytes = TextFile.read(file).getBytes(StandardCharsets.UTF_8);
    DataContract contract = ContractFile.read(file.toString(), bytes).require();
    String text = format.write(contract, Optional.ofNullable(object));
    TextFile.write(output, spec.commandLine().getOut(), text);
    return 0;
  }

  /** Reads a format's word. */
  static final class Converter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String value) {
      return ExportFormat.of(value);
    }
  }

  /** The words of all formats, for the help page. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ExportFormat.values()).map(ExportFormat::word).iterator();
    }
  }
}
