package io.omnimesh.cli.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Three products of two steps, two steps and one step; the third reads the second. */
class RemoteApplyViewTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringWriter text = new StringWriter();
  private final RemoteApplyView view = new RemoteApplyView(new PrintWriter(text));

  @Test
  void printsEachStepOnceWhileTheApplyGoesOn() {
    view.show(run("running", "pending", "pending", "pending", "pending", "pending"));
    assertThat(text.toString()).isEmpty();

    view.show(run("running", "done", "pending", "pending", "pending", "pending"));
    view.show(run("running", "done", "done", "done", "pending", "pending"));
    view.show(run("done", "done", "done", "done", "done", "done"));
    view.show(run("done", "done", "done", "done", "done", "done"));

    assertThat(text.toString().lines())
        .containsExactly(
            "a/first",
            "  done    step 0",
            "  done    step 1",
            "b/second",
            "  done    step 2",
            "  done    step 3",
            "c/third",
            "  done    step 4");
  }

  @Test
  void printsWhatFailedAndWhatWasSkippedForIt() {
    view.show(run("running", "done", "done", "failed", "pending", "pending"));
    view.show(run("failed", "done", "done", "failed", "pending", "pending"));

    assertThat(text.toString().lines())
        .containsExactly(
            "a/first",
            "  done    step 0",
            "  done    step 1",
            "b/second",
            "  FAILED  why",
            "c/third",
            "  FAILED  skipped: it reads a product that failed");
  }

  @Test
  void goesOnBehindAProductThatFailed() {
    view.show(run("running", "failed", "pending", "done", "pending", "pending"));

    assertThat(text.toString().lines())
        .containsExactly("a/first", "  FAILED  why", "b/second", "  done    step 2");
  }

  private static JsonNode run(String state, String... steps) {
    ObjectNode run = JSON.createObjectNode().put("state", state);
    ArrayNode list = run.putArray("steps");
    for (int i = 0; i < steps.length; i++) {
      list.addObject().put("text", "step " + i).put("state", steps[i]).put("message", "why");
    }
    ArrayNode products = run.putObject("plan").putArray("products");
    products.addObject().put("product", "a/first").putArray("steps").add(0).add(1);
    products.addObject().put("product", "quiet/one").putArray("steps");
    products.addObject().put("product", "b/second").putArray("steps").add(2).add(3);
    products.addObject().put("product", "c/third").putArray("steps").add(4);
    return run;
  }
}
