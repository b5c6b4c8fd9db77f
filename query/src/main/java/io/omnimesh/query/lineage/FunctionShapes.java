package io.omnimesh.query.lineage;

import java.util.List;
import java.util.Optional;

/** What a function's result can be taken apart into, for the functions that build structures. */
final class FunctionShapes {
  private FunctionShapes() {}

  /** The shape of a result; unknown where the function is. */
  static Shape of(String function, List<Value> arguments) {
    Shape first = arguments.isEmpty() ? Shape.Leaf.UNKNOWN : arguments.getFirst().shape();
    return switch (function) {
      case "split", "sequence", "regexp_extract_all", "regexp_split", "ngrams" ->
          new Shape.Array(Shape.Leaf.SCALAR);
      case "array_agg" -> new Shape.Array(first);
      case "repeat" -> new Shape.Array(first);
      case "transform" ->
          new Shape.Array(arguments.size() == 2 ? arguments.get(1).shape() : Shape.Leaf.UNKNOWN);
      case "filter",
          "array_sort",
          "array_distinct",
          "array_remove",
          "array_union",
          "array_intersect",
          "array_except",
          "slice",
          "shuffle",
          "trim_array",
          "reverse",
          "concat" ->
          first instanceof Shape.Array ? first : Shape.Leaf.UNKNOWN;
      case "flatten" -> first instanceof Shape.Array(Shape inner) ? inner : Shape.Leaf.UNKNOWN;
      case "map_entries" ->
          first instanceof Shape.MapOf(Shape key, Shape value)
              ? new Shape.Array(new Shape.Row(List.of(unnamed(key), unnamed(value))))
              : new Shape.Array(
                  new Shape.Row(List.of(unnamed(Shape.Leaf.UNKNOWN), unnamed(Shape.Leaf.UNKNOWN))));
      case "map_keys" ->
          new Shape.Array(first instanceof Shape.MapOf map ? map.key() : Shape.Leaf.UNKNOWN);
      case "map_values" ->
          new Shape.Array(first instanceof Shape.MapOf map ? map.value() : Shape.Leaf.UNKNOWN);
      case "map_agg" ->
          new Shape.MapOf(
              first, arguments.size() == 2 ? arguments.get(1).shape() : Shape.Leaf.UNKNOWN);
      case "map_filter", "map_concat", "map_union" -> first;
      case "histogram" -> new Shape.MapOf(first, Shape.Leaf.SCALAR);
      case "zip" ->
          new Shape.Array(
              new Shape.Row(
                  arguments.stream().map(argument -> unnamed(element(argument.shape()))).toList()));
      case "element_at", "array_first", "array_last" -> element(first);
      case "max",
          "min",
          "max_by",
          "min_by",
          "any_value",
          "arbitrary",
          "first_value",
          "last_value",
          "nth_value",
          "lag",
          "lead",
          "greatest",
          "least" ->
          arguments.size() > 1 && (function.equals("max") || function.equals("min"))
              ? new Shape.Array(first)
              : first;
      default -> Shape.Leaf.UNKNOWN;
    };
  }

  private static Shape element(Shape shape) {
    return switch (shape) {
      case Shape.Array(Shape element) -> element;
      case Shape.MapOf(Shape key, Shape value) -> value;
      default -> Shape.Leaf.UNKNOWN;
    };
  }

  private static Shape.RowField unnamed(Shape shape) {
    return new Shape.RowField(Optional.empty(), shape);
  }
}
