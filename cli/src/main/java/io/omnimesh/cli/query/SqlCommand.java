package io.omnimesh.cli.query;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mesh sql}: an interactive shell. */
@Command(
    name = "sql",
    description =
        "Type SQL: history, completion with Tab, statements over several lines up to ';'.")
public final class SqlCommand implements Callable<Integer> {
  private static final int HISTORY_LINES_MAX = 10_000;

  @Mixin private SessionOptions session = new SessionOptions();

  @Override
  public Integer call() throws IOException {
    if (!Terminals.stdin()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "The shell needs a terminal; for scripts there is ./mesh query");
    }
    Installation installation = Installation.find();
    TrinoClient client = session.client(installation);
    try (Terminal terminal = TerminalBuilder.builder().name("mesh").system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("mesh")
              .parser(new StatementParser())
              .completer(new NameCompleter(client))
              .variable(LineReader.HISTORY_FILE, installation.home().root().resolve("sql_history"))
              .variable(LineReader.HISTORY_SIZE, HISTORY_LINES_MAX)
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   -> ")
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      new Shell(terminal, reader, client, session.options()).run();
    }
    return 0;
  }
}
