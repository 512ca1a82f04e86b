package io.bobbin.client.logs;

import io.bobbin.client.report.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints logs: for people with a line before each change of file, for programs as one JSON document
 * a line.
 */
public final class LogPrinter {
  private final PrintStream out;
  private final boolean json;
  private String current = "";
  private boolean lineOpen;

  public LogPrinter(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void print(LogChunk chunk) {
    if (chunk.bytes().length == 0) {
      return;
    }
    if (json) {
      out.println(Json.line(document(chunk)));
      return;
    }
    String source = chunk.container() + " on " + chunk.node() + ": " + chunk.file();
    if (!source.equals(current)) {
      out.println((lineOpen ? "\n" : "") + "==> " + source + " <==");
      current = source;
    }
    out.write(chunk.bytes(), 0, chunk.bytes().length);
    out.flush();
    lineOpen = chunk.bytes()[chunk.bytes().length - 1] != '\n';
  }

  private static Map<String, Object> document(LogChunk chunk) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("containerId", chunk.container());
    document.put("node", chunk.node());
    document.put("file", chunk.file());
    document.put("offset", chunk.offset());
    document.put("text", new String(chunk.bytes(), StandardCharsets.UTF_8));
    return document;
  }
}
