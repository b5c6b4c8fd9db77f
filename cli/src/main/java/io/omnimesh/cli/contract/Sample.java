package io.omnimesh.cli.contract;

import io.omnimesh.contract.importing.ImportHead;
import io.omnimesh.contract.importing.SampleColumn;
import io.omnimesh.contract.importing.SampleInference;
import io.omnimesh.contract.odcs.DataContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were read to learn what a table or file holds. */
record Sample(List<SampleColumn> columns, List<List<@Nullable Object>> rows) {
  Sample {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  DataContract infer(String object, String physicalType, ImportHead head) {
    return SampleInference.infer(object, physicalType, columns, rows.iterator(), head);
  }
}
