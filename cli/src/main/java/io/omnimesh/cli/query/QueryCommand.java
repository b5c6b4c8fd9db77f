package io.omnimesh.cli.query;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Parameter;
import io.omnimesh.query.client.QueryOptions;
import java.io.IOException;
import java.io.OutputStream;
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
    })
public final class QueryCommand implements Callable<Integer> {
  /** 128 and SIGPIPE, as a shell reports it. */
  private static final int EXIT_BROKEN_PIPE = 141;

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
    String text = read();
    List<String> statements = SqlScript.statements(text);
    if (statements.isEmpty()) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "There is no SQL to run; ./mesh query -h");
    }
    if (statements.size() > 1 && output == OutputFormat.PARQUET) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "One Parquet file holds one result; give one statement");
    }
    SqlScript.requireUsed(text, named().keySet());
    StatementRunner runner =
        new StatementRunner(
            session.client(Installation.find()), spec.commandLine().getErr(), Terminals.stderr());
    try (Destination destination = Destination.of(to, output)) {
      run(statements, runner, destination.stream());
      destination.complete();
      return 0;
    } catch (IOException e) {
      if (to == null) {
        // Whoever read our output went away (a pipe into head): end as silently as other tools.
        return EXIT_BROKEN_PIPE;
      }
      throw e;
    }
  }

  private void run(List<String> statements, StatementRunner runner, OutputStream out)
      throws IOException {
    OutputFormat format = explain && output == OutputFormat.TABLE ? OutputFormat.PLAIN : output;
    QueryOptions options = session.options();
    for (String statement : statements) {
      SqlScript.Bound bound = bind(explain ? "EXPLAIN " + statement : statement);
      options =
          options.after(
              runner.run(bound.sql(), options.withParameters(bound.parameters()), format, out));
    }
  }

  private SqlScript.Bound bind(String statement) {
    Map<String, Parameter> named = named();
    List<Parameter> positional =
        parameters.stream()
            .filter(parameter -> parameter.name().isEmpty())
            .map(ParameterOption::value)
            .toList();
    if (!named.isEmpty() && !positional.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Give all parameters names, or none; ? and :name do not mix");
    }
    return named.isEmpty()
        ? new SqlScript.Bound(statement, positional)
        : SqlScript.bind(statement, named);
  }

  private Map<String, Parameter> named() {
    Map<String, Parameter> named = new LinkedHashMap<>();
    parameters.forEach(
        parameter -> parameter.name().ifPresent(name -> named.put(name, parameter.value())));
    return named;
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
