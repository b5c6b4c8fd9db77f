package io.omnimesh.cli.products;

import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.plan.ProductPlan;
import io.omnimesh.catalog.plan.Step;
import java.io.PrintWriter;

/** A plan as a person reads it. */
final class PlanView {
  private PlanView() {}

  static void print(Plan plan, PrintWriter out) {
    int number = 0;
    for (ProductPlan product : plan.products()) {
      out.println(product.product());
      product.drift().forEach(text -> out.println("  DRIFT    " + text));
      product.changes().forEach(text -> out.println("  change   " + text));
      product.refusals().forEach(text -> out.println("  REFUSED  " + text));
      product.notes().forEach(text -> out.println("  note     " + text));
      for (Step step : product.steps()) {
        out.printf("  %6d.  %s%n", ++number, step.say());
      }
      out.println();
    }
    out.println(summary(plan));
  }

  private static String summary(Plan plan) {
    if (!plan.refusals().isEmpty()) {
      return "Refused: %s. Nothing would be applied; mend the files and plan again."
          .formatted(count(plan.refusals().size(), "reason"));
    }
    long products = plan.products().stream().filter(it -> !it.steps().isEmpty()).count();
    return plan.steps().isEmpty()
        ? "Nothing to do: all products run as their files say."
        : "%s in %s. Carry them out with: ./mesh apply"
            .formatted(count(plan.steps().size(), "step"), count(products, "product"));
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
