package io.bobbin.client.logs;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads what YARN writes where it gives out logs, a NodeManager over HTTP and the readers of
 * aggregated logs alike: for each file some lines with its container, name and length, then its
 * content, or the end of it that was asked for. The form is that of YARN's {@code LogToolUtils}.
 */
final class LogStreamParser extends OutputStream {
  private static final String CONTENTS = "LogContents:";
  private static final String CONTAINER = "Container: ";
  private static final String NODE = " on ";

  private final Consumer<LogChunk> chunks;
  private final long limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Map<String, String> header = new HashMap<>();

  private String container = "";
  private String node = "";
  private long offset;
  private long remaining;

  /**
   * @param limit how many bytes at the end of each file were asked for
   */
  LogStreamParser(long limit, Consumer<LogChunk> chunks) {
    this.limit = limit;
    this.chunks = chunks;
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) {
    int end = start + length;
    int position = start;
    while (position < end) {
      if (remaining > 0) {
        int count = (int) Math.min(remaining, end - position);
        content(Arrays.copyOfRange(bytes, position, position + count));
        position += count;
      } else {
        headerByte(bytes[position]);
        position++;
      }
    }
  }

  private void content(byte[] bytes) {
    String file = header.getOrDefault("LogType", "");
    chunks.accept(new LogChunk(container, node, file, offset, bytes));
    offset += bytes.length;
    remaining -= bytes.length;
  }

  private void headerByte(byte next) {
    if (next != '\n') {
      line.write(next);
      return;
    }
    headerLine(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  private void headerLine(String text) {
    int on = text.lastIndexOf(NODE);
    if (text.startsWith(CONTAINER) && on > 0) {
      container = text.substring(CONTAINER.length(), on);
      node = text.substring(on + NODE.length());
      header.clear();
    } else if (text.equals(CONTENTS) && header.containsKey("LogLength")) {
      long size = Long.parseLong(header.get("LogLength"));
      remaining = Math.min(size, limit);
      offset = size - remaining;
    } else if (text.indexOf(':') > 0 && !text.startsWith("End of ")) {
      int colon = text.indexOf(':');
      header.put(text.substring(0, colon), text.substring(colon + 1).strip());
    }
  }
}
