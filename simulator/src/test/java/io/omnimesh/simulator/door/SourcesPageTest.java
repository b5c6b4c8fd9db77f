package io.omnimesh.simulator.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourcesPageTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

  @Test
  void theReferencePageShowsTheDefinitionsThatTheDoorsExecute() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/sources.md"));
    Matcher block = BLOCK.matcher(page);
    int blocks = 0;
    while (block.find()) {
      assertThat(block.group(2)).as(block.group(1)).isEqualTo(Resources.text(block.group(1)));
      blocks++;
    }
    assertThat(blocks).isGreaterThanOrEqualTo(15);
  }
}
