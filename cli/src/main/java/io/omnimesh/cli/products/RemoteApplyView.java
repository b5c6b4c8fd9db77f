package io.omnimesh.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Prints an apply that a server carries out, as one here would be printed: each step once, when the
 * server's journal has it.
 */
final class RemoteApplyView {
  private final PrintWriter out;
  private int printed;

  RemoteApplyView(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints what is new.
   *
   * @param run as the journal has it now
   */
  void show(JsonNode run) {
    int first = 0;
    for (JsonNode product : run.path("plan").path("products")) {
      int end = first + product.path("steps").size();
      if (end > first && printed < end && !show(product, run, first, end)) {
        break;
      }
      first = end;
    }
    out.flush();
  }

  /** The steps of one product; false where the apply is still at them. */
  private boolean show(JsonNode product, JsonNode run, int first, int end) {
    JsonNode steps = run.path("steps");
    if (isPending(steps.path(first))) {
      if (!isPassed(run, end)) {
        return false;
      }
      out.println(product.path("product").asText());
      out.println("  FAILED  skipped: it reads a product that failed");
      printed = end;
      return true;
    }
    if (printed == first) {
      out.println(product.path("product").asText());
    }
    while (printed < end) {
      JsonNode step = steps.path(printed);
      if (isPending(step)) {
        return false;
      }
      if (step.path("state").asText().equals("failed")) {
        out.println("  FAILED  " + step.path("message").asText());
        printed = end;
        return true;
      }
      out.println("  done    " + step.path("text").asText());
      printed++;
    }
    return true;
  }

  /** Whether the apply has gone on to later products, or ended. */
  private static boolean isPassed(JsonNode run, int end) {
    if (!run.path("state").asText().equals("running")) {
      return true;
    }
    JsonNode steps = run.path("steps");
    for (int i = end; i < steps.size(); i++) {
      if (!isPending(steps.path(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPending(JsonNode step) {
    return step.path("state").asText().equals("pending");
  }
}
