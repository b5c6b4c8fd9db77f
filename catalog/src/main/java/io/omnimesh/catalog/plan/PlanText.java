package io.omnimesh.catalog.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Plans as text for people and as JSON for programs. */
public final class PlanText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlanText() {}

  /** Names a plan by what it says: the same plan, the same id. */
  public static String id(Plan plan) {
    return UUID.nameUUIDFromBytes(json(plan).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The plan as one JSON object. */
  public static String json(Plan plan) {
    return tree(plan).toString();
  }

  /** The plan as a tree. */
  public static ObjectNode tree(Plan plan) {
    ObjectNode root = JSON.createObjectNode();
    root.put("steps", plan.steps().size());
    root.put("refusals", plan.refusals().size());
    root.put("drift", plan.drift().size());
    ArrayNode products = root.putArray("products");
    for (ProductPlan product : plan.products()) {
      ObjectNode node = products.addObject();
      node.put("product", product.product());
      put(node, "changes", product.changes());
      ArrayNode steps = node.putArray("steps");
      for (Step step : product.steps()) {
        steps.addObject().put("action", action(step)).put("text", step.say());
      }
      put(node, "refusals", product.refusals());
      put(node, "drift", product.drift());
      put(node, "notes", product.notes());
    }
    return root;
  }

  private static void put(ObjectNode node, String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }

  private static String action(Step step) {
    return switch (step) {
      case Step.CreateSchema _ -> "create_schema";
      case Step.PutView _ -> "put_view";
      case Step.CreateTable _ -> "create_table";
      case Step.EvolveTable _ -> "evolve_table";
      case Step.Materialise _ -> "materialise";
      case Step.CreateTopic _ -> "create_topic";
      case Step.RegisterSchema _ -> "register_schema";
      case Step.PointNewest _ -> "point_newest";
      case Step.RecordContract _ -> "record";
      case Step.Retire _ -> "retire";
    };
  }
}
