package io.bobbin.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cluster's HDFS, by its web interfaces, so that asking costs no JVM. */
public final class Hdfs {
  private final Web web;
  private final String root;
  private final String nameNode;

  Hdfs(Web web, Ports ports) {
    this.web = web;
    this.root = "hdfs://localhost:" + ports.nameNode();
    this.nameNode = "http://localhost:" + ports.nameNodeWeb();
  }

  /** The URL of a path. */
  public String url(String path) {
    return root + path;
  }

  /** Puts a file there, readable by all. */
  public void put(Path file, String path) throws IOException, InterruptedException {
    String to =
        web.send("PUT", operation(path, "CREATE&overwrite=true"), BodyPublishers.noBody())
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException("The NameNode names no DataNode for " + path));
    web.send("PUT", to, BodyPublishers.ofFile(file));
  }

  /** Removes what is there, if anything is. */
  public void remove(String path) throws IOException, InterruptedException {
    web.send("DELETE", operation(path, "DELETE&recursive=true"), BodyPublishers.noBody());
  }

  /** All files that there are, and how many bytes each has. */
  public Map<String, Long> files() throws IOException, InterruptedException {
    Map<String, Long> files = new HashMap<>();
    Deque<String> directories = new ArrayDeque<>(List.of("/"));
    while (!directories.isEmpty()) {
      String directory = directories.remove();
      JsonNode content = web.get(operation(directory, "LISTSTATUS"));
      for (JsonNode status : content.get("FileStatuses").get("FileStatus")) {
        String path = directory + status.get("pathSuffix").asText();
        if (status.get("type").asText().equals("DIRECTORY")) {
          directories.add(path + "/");
        } else {
          files.put(path, status.get("length").asLong());
        }
      }
    }
    return files;
  }

  boolean isUp() {
    try {
      JsonNode state =
          web.get(nameNode + "/jmx?qry=Hadoop:service=NameNode,name=FSNamesystemState")
              .get("beans")
              .path(0);
      return state.path("NumLiveDataNodes").asInt() == 1
          && state.path("FSState").asText().equals("Operational");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String operation(String path, String operation) {
    String user = System.getProperty("user.name");
    return nameNode + "/webhdfs/v1" + path + "?user.name=" + user + "&op=" + operation;
  }
}
