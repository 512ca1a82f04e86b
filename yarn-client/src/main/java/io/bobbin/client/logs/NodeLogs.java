package io.bobbin.client.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The logs of one container that runs, from its NodeManager's web service. */
final class NodeLogs {
  private static final int TIMEOUT_MS = 5_000;

  /** A file grows between the question for its size and that for its end. */
  private static final long SLACK = 1 << 16;

  private final ObjectMapper mapper = new ObjectMapper();
  private final String address;
  private final String user;

  /**
   * @param nodeAddress the NodeManager's web address, with scheme
   * @param user who asks, where the web service wants a name and no Kerberos
   */
  NodeLogs(String nodeAddress, String container, String user) {
    this.address = nodeAddress + "/ws/v1/node/containers/" + container + "/logs";
    this.user = user;
  }

  /** The log files with their sizes in bytes. */
  Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (InputStream input = get("", "")) {
      for (JsonNode file : mapper.readTree(input).findParents("fileSize")) {
        files.put(file.get("fileName").asText(), file.get("fileSize").asLong());
      }
    }
    return files;
  }

  /**
   * Reads a file from an offset on.
   *
   * @param size what {@link #files} said
   */
  void read(String file, long offset, long size, Consumer<LogChunk> chunks) throws IOException {
    long limit = offset == 0 ? Long.MAX_VALUE : size - offset + SLACK;
    String range = offset == 0 ? "" : "&size=-" + limit;
    LogStreamParser parser =
        new LogStreamParser(
            limit,
            chunk -> {
              if (chunk.file().equals(file)) {
                chunks.accept(chunk.from(offset));
              }
            });
    try (InputStream input = get("/" + encode(file), range)) {
      input.transferTo(parser);
    }
  }

  private InputStream get(String path, String range) throws IOException {
    URI uri = URI.create(address + path + "?user.name=" + encode(user) + range);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    if (path.isEmpty()) {
      connection.setRequestProperty("Accept", "application/json");
    }
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException(uri.getAuthority() + " answers with HTTP status " + status);
    }
    return connection.getInputStream();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
