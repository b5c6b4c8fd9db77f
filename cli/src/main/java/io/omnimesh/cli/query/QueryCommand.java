package io.omnimesh.cli.query;

import io.omnimesh.catalog.error.ErrorCode;
import io.omnimesh.catalog.error.MeshException;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.query.client.Parameter;
import io.omnimesh.query.client.QueryOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh query}: runs SQL and writes the rows to stdout or a file. */
@Command(
    name = "query",
    description = "Run SQL over all sources; rows go to stdout, everything else to stderr.",
    footer = {
      "",
      "Examples:",
      "  ./mesh query \"select count(*) from stores_pos.stores_pos.baskets\"",
      "  ./mesh query -f report.sql --output csv --to report.csv",
      "  ./mesh query \"select * from t where sku = :sku and qty > :min\" \\",
      "      --param sku=85123A --param min:bigint=5"
    },
    mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {
  private static final int SQL_BYTES_MAX = 4 * 1024 * 1024;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SQL",
      description = "The statements, separated by ';'. Without SQL or -f they are read from stdin.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the statements here.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private OutputFormat output = OutputFormat.TABLE;

  @Option(names = "--to", paramLabel = "FILE", description = "Write the rows to a file.")
  private @Nullable Path to;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "[NAME][:TYPE]=VALUE",
      converter = ParameterOption.Converter.class,
      description = "A value for :NAME, or without a name for the next ?; text without a TYPE.")
  private List<ParameterOption> parameters = new ArrayList<>();

  @Option(names = "--explain", description = "Show the plan instead of running the statement.")
  private boolean explain;

  @Mixin private SessionOptions session = new SessionOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<String> statements = SqlScript.statements(read());
    if (statements.isEmpty()) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "There is no SQL to run; ./mesh query -h");
    }
    if (statements.size() > 1 && output == OutputFormat.PARQUET) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "One Parquet file holds one result; give one statement");
    }
    PrintWriter messages = spec.commandLine().getErr();
    try (Destination destination = Destination.of(to, output)) {
      QueryOptions options = session.options();
      StatementRunner runner =
          new StatementRunner(session.client(Installation.find()), messages, Terminals.stderr());
      for (String statement : statements) {
        SqlScript.Bound bound = bind(explain ? "EXPLAIN " + statement : statement);
        QueryOptions bounded = options.withParameters(bound.parameters());
        options = options.after(runner.run(bound.sql(), bounded, output, destination.stream()));
      }
      destination.complete();
    }
    return 0;
  }

  private SqlScript.Bound bind(String statement) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    List<Parameter> positional = new ArrayList<>();
    parameters.forEach(parameter ->
        parameter
            .name()
            .ifPresentOrElse(
                name -> named.put(name, parameter.value()),
                () -> positional.add(parameter.value())));
    if (!named.isEmpty() && !positional.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Give all parameters names, or none; ? and :name do not mix");
    }
    return named.isEmpty()
        ? new SqlScript.Bound(statement, List.copyOf(positional))
        : SqlScript.bind(statement, named);
  }

  private String read() throws IOException {
    if (sql != null && file != null) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "Give the SQL or -f FILE, not both");
    }
    if (sql != null && !sql.equals("-")) {
      return sql;
    }
    if (file != null) {
      if (!Files.isRegularFile(file)) {
        throw new MeshException(ErrorCode.NOT_FOUND, "There is no file " + file);
      }
      requireSize(Files.size(file));
      return Files.readString(file);
    }
    if (Terminals.stdin()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "There is no SQL to run; give it as an argument, with -f FILE or through stdin, or start"
              + " the shell with ./mesh sql");
    }
    byte[] bytes = System.in.readNBytes(SQL_BYTES_MAX + 1);
    requireSize(bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void requireSize(long bytes) {
    if (bytes > SQL_BYTES_MAX) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED, "The SQL is longer than " + SQL_BYTES_MAX + " bytes");
    }
  }
}
