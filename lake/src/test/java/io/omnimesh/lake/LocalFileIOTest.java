package io.omnimesh.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileIOTest {
  @TempDir Path root;

  @Test
  void readsBackWhatItWrote() throws IOException {
    byte[] bytes = "0123456789".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    LocalFileIO files = new LocalFileIO(root);
    try (PositionOutputStream out = files.newOutputFile("local:///a/b.bin").create()) {
      out.write(bytes[0]);
      out.write(bytes, 1, bytes.length - 1);
      assertThat(out.getPos()).isEqualTo(bytes.length);
    }

    assertThat(files.newInputFile("local:///a/b.bin").getLength()).isEqualTo(bytes.length);
    try (SeekableInputStream in = files.newInputFile("local:///a/b.bin").newStream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
      in.seek(100_003);
      assertThat(in.read()).isEqualTo('3');
      assertThat(in.getPos()).isEqualTo(100_004);
      in.seek(bytes.length);
      assertThat(in.read()).isEqualTo(-1);
      assertThatThrownBy(() -> in.seek(bytes.length + 1)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void takesNamesLiterally() throws IOException {
    write("local:///data/region=so+uth+%25x/ü ä.parquet", "rows");
    assertThat(root.resolve("data/region=so+uth+%25x/ü ä.parquet")).hasContent("rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local:///../outside",
        "local:///a/../../outside",
        "local:///a/../b",
        "local:///..",
        "local:///",
        "local:////",
        "local:///./",
        "local:///a\0b",
        "local://host/a",
        "file:///tmp/a",
        "s3://bucket/a",
        "/tmp/a"
      })
  void refusesWhatIsNotBelowTheWarehouse(String location) {
    LocalFileIO files = new LocalFileIO(root);
    assertThatThrownBy(() -> files.newOutputFile(location)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> files.newInputFile(location)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> files.deleteFile(location)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> files.deleteFolder(location)).isInstanceOf(ValidationException.class);
  }

  @Test
  void nobodySeesAHalfWrittenFile() throws IOException {
    LocalFileIO files = new LocalFileIO(root);
    try (PositionOutputStream out = files.newOutputFile("local:///a").create()) {
      out.write(new byte[100_000]);
      out.flush();
      assertThat(files.newInputFile("local:///a").exists()).isFalse();
      assertThatThrownBy(() -> files.newInputFile("local:///a").newStream())
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(files.newInputFile("local:///a").exists()).isTrue();
    assertThat(entries()).hasSize(1);
  }

  @Test
  void theSecondWhoCreatesAFileIsRefused() throws IOException {
    LocalFileIO files = new LocalFileIO(root);
    PositionOutputStream first = files.newOutputFile("local:///a").create();
    PositionOutputStream second = files.newOutputFile("local:///a").create();
    first.write('1');
    second.write('2');
    first.close();

    assertThatThrownBy(second::close).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> files.newOutputFile("local:///a").create().close())
        .isInstanceOf(AlreadyExistsException.class);
    assertThat(root.resolve("a")).hasContent("1");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void replacesAFileWhereThatIsAskedFor() throws IOException {
    write("local:///a", "old");
    try (PositionOutputStream out =
        new LocalFileIO(root).newOutputFile("local:///a").createOrOverwrite()) {
      out.write("new".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(root.resolve("a")).hasContent("new");
  }

  @Test
  void deletesWhatIsThere() throws IOException {
    LocalFileIO files = new LocalFileIO(root);
    write("local:///a/b/c", "rows");
    write("local:///ab", "rows");
    files.deleteFile("local:///a/b/missing");
    files.deleteFolder("local:///a");
    files.deleteFolder("local:///a");
    assertThat(entries()).containsExactly(root.resolve("ab"));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.toList();
    }
  }

  private void write(String location, String text) throws IOException {
    try (PositionOutputStream out = new LocalFileIO(root).newOutputFile(location).create()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
