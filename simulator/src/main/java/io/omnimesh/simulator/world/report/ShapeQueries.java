package io.omnimesh.simulator.world.report;

/** The questions that are put to real and simulated data alike; {@code %s} is the relation. */
final class ShapeQueries {
  static final String BASKET_SIZE =
      """
      WITH baskets AS (SELECT basket, count(*) AS n FROM %s GROUP BY basket)
      SELECT count(*), avg(n), median(n), quantile_cont(n, 0.9), quantile_cont(n, 0.99),
        avg(CASE WHEN n = 1 THEN 1 ELSE 0 END)
      FROM baskets\
      """;

  /** Purchases of one day count as one. */
  static final String GAPS =
      """
      WITH days AS (SELECT DISTINCT customer, CAST(moment AS DATE) AS day FROM %s
          WHERE customer IS NOT NULL),
        gaps AS (SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS gap FROM days)
      SELECT count(gap), avg(gap), median(gap), quantile_cont(gap, 0.9), stddev(gap) / avg(gap)
      FROM gaps WHERE gap IS NOT NULL\
      """;

  static final String INTERMITTENCY =
      """
      WITH lines AS (SELECT store, product, quantity, date_trunc('week', moment) AS week FROM %s
          WHERE quantity BETWEEN 1 AND 100),
        top AS (SELECT product FROM lines GROUP BY product ORDER BY count(*) DESC, product LIMIT 100),
        busy AS (SELECT store FROM lines GROUP BY store ORDER BY count(*) DESC, store LIMIT 50),
        weeks AS (SELECT DISTINCT week FROM lines),
        cells AS (SELECT t.product, b.store, w.week FROM top t, busy b, weeks w),
        sold AS (SELECT product, store, week, sum(quantity) AS pieces FROM lines GROUP BY ALL),
        filled AS (SELECT coalesce(s.pieces, 0) AS pieces
          FROM cells c LEFT JOIN sold s USING (product, store, week))
      SELECT count(*), avg(CASE WHEN pieces = 0 THEN 1 ELSE 0 END), avg(pieces),
        var_samp(pieces) / avg(pieces)
      FROM filled\
      """;

  static final String WEEKDAY = "SELECT " + weekdays("1") + " FROM %s";

  static final String HOUR = "SELECT " + hours("1") + " FROM %s";

  static final String PEOPLE_BY_HOUR = "SELECT " + hours("people") + " FROM %s";

  static final String PEOPLE_BY_WEEKDAY = "SELECT " + weekdays("people") + " FROM %s";

  private ShapeQueries() {}

  private static String weekdays(String weight) {
    return shares("isodow(moment)", weight, 1, 7);
  }

  private static String hours(String weight) {
    return shares("hour(moment)", weight, 6, 23);
  }

  private static String shares(String part, String weight, int first, int last) {
    StringBuilder columns = new StringBuilder();
    for (int i = first; i <= last; i++) {
      columns
          .append(i == first ? "" : ", ")
          .append("100.0 * sum(CASE WHEN ")
          .append(part)
          .append(" = ")
          .append(i)
          .append(" THEN ")
          .append(weight)
          .append(" ELSE 0 END) / sum(")
          .append(weight)
          .append(")");
    }
    return columns.toString();
  }
}
