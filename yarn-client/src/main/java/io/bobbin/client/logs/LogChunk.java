package io.bobbin.client.logs;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A piece of a container's log file. */
final class LogChunk {
  private final String container;
  private final String node;
  private final String file;
  private final long offset;
  private final byte[] bytes;

  /**
   * @param file the log file's name
   * @param offset of the piece in the file, in bytes
   * @param bytes the piece; must not be changed any more
   */
  LogChunk(String container, String node, String file, long offset, byte[] bytes) {
    this.container = container;
    this.node = node;
    this.file = file;
    this.offset = offset;
    this.bytes = bytes;
  }

  /** The part from an offset on, which may be nothing. */
  LogChunk from(long start) {
    if (start <= offset) {
      return this;
    }
    int skipped = (int) Math.min(bytes.length, start - offset);
    return new LogChunk(
        container, node, file, offset + skipped, Arrays.copyOfRange(bytes, skipped, bytes.length));
  }

  String container() {
    return container;
  }

  String node() {
    return node;
  }

  String file() {
    return file;
  }

  long offset() {
    return offset;
  }

  /** The offset behind the piece. */
  long end() {
    return offset + bytes.length;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  boolean endsLine() {
    return !isEmpty() && bytes[bytes.length - 1] == '\n';
  }

  /** The piece as text; a character that is cut in two is not readable. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void writeTo(PrintStream out) {
    out.write(bytes, 0, bytes.length);
  }
}
