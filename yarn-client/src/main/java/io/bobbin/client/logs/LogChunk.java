package io.bobbin.client.logs;

/**
 * A piece of a container's log file.
 *
 * @param file the log file's name
 * @param offset of the piece in the file, in bytes
 * @param bytes the piece; must not be changed
 */
record LogChunk(String container, String node, String file, long offset, byte[] bytes) {

  /** The part from an offset on, which may be nothing. */
  LogChunk from(long start) {
    if (start <= offset) {
      return this;
    }
    int skipped = (int) Math.min(bytes.length, start - offset);
    byte[] rest = new byte[bytes.length - skipped];
    System.arraycopy(bytes, skipped, rest, 0, rest.length);
    return new LogChunk(container, node, file, offset + skipped, rest);
  }

  /** The offset behind the piece. */
  long end() {
    return offset + bytes.length;
  }
}
