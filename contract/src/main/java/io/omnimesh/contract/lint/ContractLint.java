package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Problem;
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
    Report report = new Report(document);
    for (Problem problem : document.problems()) {
      report.add(
          Severity.ERROR,
          "syntax/" + problem.rule(),
          problem.offset(),
          problem.pointer(),
          problem.message(),
          problem.mend());
    }
    Node root = document.root().orElse(null);
    if (root instanceof Mapping mapping) {
      structure(document, mapping, report);
    } else if (root != null || document.problems().isEmpty()) {
      report.add(
          Severity.ERROR,
          StructureCheck.TYPE,
          root == null ? 0 : root.start(),
          "",
          "the file holds " + (root == null ? "nothing" : root.kind()) + ", not a mapping",
          "begin with lines such as 'kind: DataContract'");
    }
    return report.result();
  }

  /** Holds a file against the tables of its kind and version. */
  private static void structure(Document document, Mapping root, Report report) {
    String kind = OdcsExtras.text(root, "kind");
    boolean product =
        kind.equals("DataProduct")
            || (!kind.equals("DataContract")
                && (root.find("outputPorts").isPresent() || root.find("inputPorts").isPresent()));
    if (product) {
      new StructureCheck(report).check(root, Path.ROOT, OdpsTables.PRODUCT);
      new HeadMeaning(report).product(root);
      return;
    }
    if (OdcsExtras.text(root, "apiVersion").startsWith("v3.0.")) {
      older(document, root, report);
    } else {
      new StructureCheck(report).check(root, Path.ROOT, OdcsTables.CONTRACT);
    }
    new MeaningCheck(root, report).check(root);
  }

  /**
   * A contract of version 3.0 may be written in the words of 3.1, whose schema takes it as well, as
   * official examples do; but not half in these and half in those.
   */
  private static void older(Document document, Mapping root, Report report) {
    Report older = new Report(document);
    new StructureCheck(older).check(root, Path.ROOT, OlderOdcsTables.CONTRACT);
    if (older.errors() == 0) {
      report.addAll(older);
      return;
    }
    Report newer = new Report(document);
    new StructureCheck(newer).check(root, Path.ROOT, OdcsTables.CONTRACT);
    if (newer.errors() > 0) {
      report.addAll(older.errors() <= newer.errors() ? older : newer);
      return;
    }
    report.addAll(newer);
    Finding first = older.result().errors().getFirst();
    report.atKey(
        Severity.WARNING,
        "version/words-of-newer",
        root.entry("apiVersion").orElseThrow(),
        Path.ROOT.child("apiVersion"),
        "this contract says 3.0 but is written in the words of 3.1 (line "
            + first.place().line()
            + ": "
            + first.message()
            + "), so tools that know 3.0 alone refuse it",
        "write 'apiVersion: v3.1.0'");
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
