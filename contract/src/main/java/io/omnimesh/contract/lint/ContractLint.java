package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a contract (ODCS) or a data product (ODPS), as its {@code kind} says. */
public final class ContractLint {
  private static final int ERRORS_SHOWN_MAX = 5;

  private ContractLint() {}

  /** The findings of a file's bytes. */
  public static LintResult check(String fileName, byte[] bytes) {
    return check(Document.read(fileName, bytes));
  }

  /** The findings of a document. */
  public static LintResult check(Document document) {
    List<Finding> findings =
        document.problems().stream()
            .map(problem ->
                new Finding(
                    Severity.ERROR,
                    "syntax/" + problem.rule(),
                    document.place(problem.offset()),
                    problem.pointer(),
                    problem.message(),
                    problem.mend()))
            .toList();
    return new LintResult(document.file(), findings);
  }

  /**
   * What a document says, if the document has no errors.
   *
   * @throws MeshException {@code INVALID_INPUT} with the first errors and their places
   */
  public static <T> T require(Document document, Optional<T> model) {
    List<Finding> errors = check(document).errors();
    if (!errors.isEmpty() || model.isEmpty()) {
      String shown =
          errors.stream()
              .limit(ERRORS_SHOWN_MAX)
              .map(Finding::toString)
              .collect(Collectors.joining("\n"));
      int more = errors.size() - ERRORS_SHOWN_MAX;
      throw new MeshException(
          ErrorCode.INVALID_INPUT, shown + (more > 0 ? "\n... and " + more + " more" : ""));
    }
    return model.get();
  }
}
