package io.omnimesh.cli.query;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Reads statements and runs them, one after the other, until the person leaves. */
final class Shell {
  private final Terminal terminal;
  private final LineReader reader;
  private final StatementRunner runner;
  private final PrintWriter messages;
  private QueryOptions options;
  private OutputFormat format = OutputFormat.TABLE;

  Shell(Terminal terminal, LineReader reader, TrinoClient client, QueryOptions options) {
    this.terminal = terminal;
    this.reader = reader;
    this.messages = terminal.writer();
    this.runner = new StatementRunner(client, messages, true);
    this.options = options;
  }

  void run() throws IOException {
    messages.println("Statements end with ';'. help lists the other words, \\q leaves.");
    messages.flush();
    boolean stays = true;
    while (stays) {
      try {
        stays = handle(reader.readLine(prompt()));
      } catch (UserInterruptException e) {
        messages.println("The line was dropped; \\q leaves.");
      } catch (EndOfFileException e) {
        stays = false;
      }
    }
  }

  private boolean handle(String text) throws IOException {
    Optional<ShellWord> word = ShellWord.find(text);
    if (word.isEmpty()) {
      for (String statement : SqlScript.statements(text)) {
        execute(statement);
      }
      return true;
    }
    switch (word.get()) {
      case QUIT -> {
        return false;
      }
      case HELP -> Arrays.stream(ShellWord.values()).forEach(each -> messages.println(each.help()));
      case VERTICAL -> {
        format = format == OutputFormat.TABLE ? OutputFormat.VERTICAL : OutputFormat.TABLE;
        messages.println(format == OutputFormat.TABLE ? "Tables." : "Lists of columns.");
      }
      case CATALOGS -> execute("SHOW CATALOGS");
    }
    messages.flush();
    return true;
  }

  private void execute(String statement) throws IOException {
    // Ctrl-C while a query runs cancels the query, not the shell.
    Terminal.SignalHandler before = terminal.handle(Signal.INT, _ -> runner.cancel());
    try {
      options = options.after(runner.run(statement, options, format, terminal.output()));
    } catch (MeshException e) {
      messages.println(e.getMessage());
      messages.flush();
    } finally {
      terminal.handle(Signal.INT, before);
    }
  }

  private String prompt() {
    return options
            .catalog()
            .map(name -> name + options.schema().map(s -> "." + s).orElse(""))
            .orElse("mesh")
        + "> ";
  }
}
