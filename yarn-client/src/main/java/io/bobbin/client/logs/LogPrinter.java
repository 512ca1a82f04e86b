package io.bobbin.client.logs;

import io.bobbin.client.report.Json;
import java.io.PrintStream;
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
    if (chunk.isEmpty()) {
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
    chunk.writeTo(out);
    out.flush();
    lineOpen = !chunk.endsLine();
  }

  private static Map<String, Object> document(LogChunk chunk) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("containerId", chunk.container());
    document.put("node", chunk.node());
    document.put("file", chunk.file());
    document.put("offset", chunk.offset());
    document.put("text", chunk.text());
    return document;
  }
}
