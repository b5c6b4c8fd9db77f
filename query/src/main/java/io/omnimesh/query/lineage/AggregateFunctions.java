package io.omnimesh.query.lineage;

import java.util.Locale;
import java.util.Set;

/**
 * The functions of Trino that make one value of many rows. Source: trino.io/docs/476, "Aggregate
 * functions", with those of the pages on sketches, machine learning and geometry.
 */
final class AggregateFunctions {
  private static final Set<String> NAMES =
      Set.of(
          "any_value",
          "approx_distinct",
          "approx_most_frequent",
          "approx_percentile",
          "approx_set",
          "arbitrary",
          "array_agg",
          "avg",
          "bitwise_and_agg",
          "bitwise_or_agg",
          "bitwise_xor_agg",
          "bool_and",
          "bool_or",
          "checksum",
          "convex_hull_agg",
          "corr",
          "count",
          "count_if",
          "covar_pop",
          "covar_samp",
          "evaluate_classifier_predictions",
          "every",
          "geometric_mean",
          "geometry_union_agg",
          "histogram",
          "kurtosis",
          "learn_classifier",
          "learn_libsvm_classifier",
          "learn_libsvm_regressor",
          "learn_regressor",
          "listagg",
          "make_set_digest",
          "map_agg",
          "map_union",
          "max",
          "max_by",
          "merge",
          "merge_set_digest",
          "min",
          "min_by",
          "multimap_agg",
          "numeric_histogram",
          "qdigest_agg",
          "reduce_agg",
          "regr_intercept",
          "regr_slope",
          "skewness",
          "spatial_partitioning",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "sum",
          "tdigest_agg",
          "var_pop",
          "var_samp",
          "variance");

  private AggregateFunctions() {}

  static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
