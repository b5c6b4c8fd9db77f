package io.omnimesh.cli.contract;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.AvroImport;
import io.omnimesh.contract.importing.CsvImport;
import io.omnimesh.contract.importing.ImportHead;
import io.omnimesh.contract.importing.JsonSchemaImport;
import io.omnimesh.contract.importing.SampleInference;
import io.omnimesh.contract.importing.SqlImport;
import io.omnimesh.contract.odcs.ContractWriter;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.query.client.TrinoClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh contract import}: drafts a contract of what is there already. */
@Command(
    name = "import",
    description = {
      "Draft a contract of tables, schemas or samples.",
      "What is guessed is marked as suggested: read the draft, complete it, then make it active."
    },
    footer = {
      "",
      "Examples:",
      "  ./mesh contract import --ddl schema.sql -o contract.yaml",
      "  ./mesh contract import --trino stores_pos.stores_pos.baskets --domain stores",
      "  ./mesh contract import --csv orders.csv --name orders"
    })
final class ImportCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private From from = new From();

  @Option(names = "--id", paramLabel = "ID", description = "The contract's id.")
  private @Nullable String id;

  @Option(names = "--name", paramLabel = "NAME", description = "The contract's name.")
  private @Nullable String name;

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "The domain that owns it.")
  private @Nullable String domain;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write here (default: to the terminal).")
  private @Nullable Path output;

  @Spec private CommandSpec spec;

  /** Where the draft comes from; exactly one. */
  private static final class From {
    @Option(
        names = "--ddl",
        paramLabel = "FILE",
        description = "CREATE TABLE statements of Trino, PostgreSQL or MySQL.")
    private @Nullable Path ddl;

    @Option(
        names = "--trino",
        paramLabel = "CATALOG.SCHEMA.TABLE",
        description = "A table of the running mesh; some of its rows are read.")
    private @Nullable String trino;

    @Option(names = "--avro", paramLabel = "FILE", description = "An Avro schema.")
    private @Nullable Path avro;

    @Option(names = "--json-schema", paramLabel = "FILE", description = "A JSON Schema.")
    private @Nullable Path jsonSchema;

    @Option(names = "--csv", paramLabel = "FILE", description = "A sample with a header.")
    private @Nullable Path csv;

    @Option(names = "--parquet", paramLabel = "FILE", description = "A sample.")
    private @Nullable Path parquet;
  }

  @Override
  public Integer call() {
    TextFile.write(output, spec.commandLine().getOut(), ContractWriter.write(draft()));
    return 0;
  }

  private DataContract draft() {
    ImportHead head =
        new ImportHead(
            Optional.ofNullable(id), Optional.ofNullable(name), Optional.ofNullable(domain));
    if (from.ddl != null) {
      return SqlImport.read(from.ddl.toString(), TextFile.read(from.ddl), head);
    }
    if (from.avro != null) {
      return AvroImport.read(from.avro.toString(), TextFile.read(from.avro), head);
    }
    if (from.jsonSchema != null) {
      return JsonSchemaImport.read(
          from.jsonSchema.toString(),
          object(from.jsonSchema),
          TextFile.read(from.jsonSchema),
          head);
    }
    if (from.csv != null) {
      return CsvImport.read(
          from.csv.toString(), object(from.csv), TextFile.beginning(from.csv), head);
    }
    if (from.parquet != null) {
      Sample sample = ParquetSample.read(from.parquet, SampleInference.ROWS_MAX);
      return sample.infer(object(from.parquet), "file", head);
    }
    return table(from.trino == null ? "" : from.trino, head);
  }

  private DataContract table(String path, ImportHead head) {
    Installation installation = Installation.find();
    Variables variables = installation.variables();
    if (variables.find("MESH_TRINO_PORT").isEmpty()) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "The mesh was never started here; start it with ./mesh up");
    }
    TableSample table = TableSample.read(TrinoClient.of(installation.home(), variables), path);
    return table.sample().infer(name == null ? table.name() : name, "table", head);
  }

  private String object(Path file) {
    return name == null ? TextFile.plainName(file) : name;
  }
}
