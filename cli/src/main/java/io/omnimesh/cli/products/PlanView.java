package io.omnimesh.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** A plan as a person reads it, from its JSON: planned here or by a server. */
final class PlanView {
  private PlanView() {}

  static void print(JsonNode plan, PrintWriter out) {
    int number = 0;
    for (JsonNode product : plan.path("products")) {
      out.println(product.path("product").asText());
      product.path("drift").forEach(text -> out.println("  DRIFT    " + text.asText()));
      product.path("changes").forEach(text -> out.println("  change   " + text.asText()));
      product.path("refusals").forEach(text -> out.println("  REFUSED  " + text.asText()));
      product.path("notes").forEach(text -> out.println("  note     " + text.asText()));
      for (JsonNode step : product.path("steps")) {
        out.printf("  %6d.  %s%n", ++number, step.path("text").asText());
      }
      out.println();
    }
    out.println(summary(plan));
  }

  private static String summary(JsonNode plan) {
    long refusals = plan.path("refusals").asLong();
    if (refusals > 0) {
      return "Refused: %s. Nothing would be applied; mend the files and plan again."
          .formatted(count(refusals, "reason"));
    }
    long steps = plan.path("steps").asLong();
    long products = 0;
    for (JsonNode product : plan.path("products")) {
      products += product.path("steps").isEmpty() ? 0 : 1;
    }
    return steps == 0
        ? "Nothing to do: all products run as their files say."
        : "%s in %s. Carry them out with: ./mesh apply"
            .formatted(count(steps, "step"), count(products, "product"));
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
