package io.omnimesh.simulator.world.master;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of each department a store format sells, relative to the country. */
public final class FormatMix {
  private final double[][] weights;

  private FormatMix(double[][] weights) {
    this.weights = weights;
  }

  /** The mix of these departments, by department id. */
  public static FormatMix read(List<Department> departments) {
    Map<String, double[]> byName = new HashMap<>();
    for (TextTable.Row row : TextTable.read("formats.tsv")) {
      byName.put(
          row.text(0), new double[] {row.number(1), row.number(2), row.number(3), row.number(4)});
    }
    double[][] weights = new double[departments.size()][];
    for (int d = 0; d < weights.length; d++) {
      weights[d] = byName.getOrDefault(departments.get(d).name(), new double[] {1, 1, 1, 1});
    }
    return new FormatMix(weights);
  }

  /** Weight of a department in a format; 1 is the country's. */
  public double weight(int departmentId, StoreFormat format) {
    return weights[departmentId - 1][format.rank()];
  }
}
