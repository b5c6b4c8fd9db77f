package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.yaml.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Drafts a contract of a CSV file with a header. */
public final class CsvImport {
  private CsvImport() {}

  /**
   * The draft of a file's rows.
   *
   * @param file how refusals name the file
   * @param object what the object is called
   * @param text the file or its beginning; a last line that is cut off is cut off by the caller
   * @throws MeshException {@code INVALID_INPUT} with the line where a row is longer than the header
   */
  public static DataContract read(String file, String object, String text, ImportHead head) {
    CsvRows rows = new CsvRows(file, text);
    if (!rows.hasNext()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, file + " is empty; its first line must name the columns");
    }
    List<SampleColumn> columns = new ArrayList<>();
    List<String> header = rows.next();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      columns.add(SampleColumn.ofText(name.isEmpty() ? "column_" + (i + 1) : name));
    }
    return SampleInference.infer(
        object, "file", columns, new Checked(file, rows, columns.size()), head);
  }

  /** Refuses a row that has more values than there are columns. */
  private record Checked(String file, CsvRows rows, int columns) implements Iterator<List<String>> {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public List<String> next() {
      int line = rows.line();
      List<String> row = rows.next();
      if (row.size() > columns) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "%s: this row has %d values, the header has %d; quote values that hold the delimiter"
                .formatted(new Place(file, line, 1), row.size(), columns));
      }
      return row;
    }
  }
}
