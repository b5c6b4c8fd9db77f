package io.omnimesh.contract.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param flow whether it is written in brackets
 */
public record Sequence(List<Node> items, boolean flow, int start, int end) implements Node {
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public List<@Nullable Object> value() {
    List<@Nullable Object> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(item.value()));
    return values;
  }
}
