package io.bobbin.it;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** What the NameNode was asked for by one user: the client and all containers, localised or not. */
final class HdfsCalls {
  /** Where node managers collect logs; that is none of Bobbin's. */
  private static final String COLLECTED_LOGS = "/tmp/logs";

  private final Path log;
  private final String user;
  private long seen;

  HdfsCalls(MiniCluster cluster, String user) {
    this.log = cluster.hdfsCalls().orElseThrow();
    this.user = user;
  }

  /** Calls from now on count. */
  void reset() throws IOException {
    seen = Files.size(log);
  }

  /**
   * The calls since {@link #reset}, such as {@code create /user/x/.bobbin/applications/ID/a.jar},
   * in order of the alphabet.
   *
   * @param application whose id becomes ID; what is done about earlier ones does not count
   */
  List<String> of(ApplicationId application) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    String text = new String(bytes, (int) seen, bytes.length - (int) seen, StandardCharsets.UTF_8);
    return text.lines()
        .map(HdfsCalls::fields)
        .filter(call -> call.getOrDefault("ugi", "").startsWith(user + " "))
        .filter(call -> !call.get("src").startsWith(COLLECTED_LOGS))
        .map(call -> call.get("cmd") + " " + call.get("src"))
        .map(call -> call.replace(application.toString(), "ID"))
        .filter(call -> !call.contains("application_"))
        .sorted()
        .toList();
  }

  private static Map<String, String> fields(String line) {
    return Arrays.stream(line.split("\t"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(Collectors.toMap(field -> field[0], field -> field[1], (first, more) -> first));
  }
}
