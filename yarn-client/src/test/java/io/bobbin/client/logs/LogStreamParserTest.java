package io.bobbin.client.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogStreamParserTest {
  private static final String TWO_FILES =
      """
      Container: container_1_0001_01_000001 on node:1
      LogAggregationType: AGGREGATED
      ===============
      LogType:a.log
      LogLastModifiedTime:Fri Nov 20 08:47:48 +0000 2026
      LogLength:9
      LogContents:
      one: two

      End of LogType:a.log
      **********************

      Container: container_1_0001_01_000002 on node:2
      LogAggregationType: AGGREGATED
      ===============
      LogType:b.log
      LogLastModifiedTime:Fri Nov 20 08:47:48 +0000 2026
      LogLength:5
      LogContents:
      three
      End of LogType:b.log
      """;

  private final List<String> chunks = new ArrayList<>();

  @Test
  void findsEachFilesContent() {
    parse(Long.MAX_VALUE, TWO_FILES.length());

    assertThat(chunks)
        .containsExactly(
            "container_1_0001_01_000001 node:1 a.log 0: one: two\n",
            "container_1_0001_01_000002 node:2 b.log 0: three");
  }

  @Test
  void doesNotDependOnHowTheStreamIsCut() {
    parse(Long.MAX_VALUE, 1);

    assertThat(chunks).hasSize(14).endsWith("container_1_0001_01_000002 node:2 b.log 4: e");
  }

  @Test
  void knowsWhereTheEndOfAFileBegins() {
    LogStreamParser parser = new LogStreamParser(4, this::add);
    byte[] bytes =
        "Container: c on n\nLogType:a\nLogLength:100\nLogContents:\n96.."
            .getBytes(StandardCharsets.UTF_8);
    parser.write(bytes, 0, bytes.length);

    assertThat(chunks).containsExactly("c n a 96: 96..");
  }

  private void parse(long limit, int pieces) {
    LogStreamParser parser = new LogStreamParser(limit, this::add);
    byte[] bytes = TWO_FILES.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += pieces) {
      parser.write(bytes, i, Math.min(pieces, bytes.length - i));
    }
  }

  private void add(LogChunk chunk) {
    chunks.add(
        String.format(
            "%s %s %s %d: %s",
            chunk.container(), chunk.node(), chunk.file(), chunk.offset(), chunk.text()));
  }
}
