package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The log files of an application's containers. */
final class ContainerLogs {
  private final Map<String, String> texts = new TreeMap<>();

  /** Fetches those of an application that has ended. */
  ContainerLogs(BobbinCommand bobbin, String application) throws IOException, InterruptedException {
    Result result = bobbin.run("logs", "--json", application);
    assertThat(result.exitCode()).as(result.all()).isZero();
    for (String line : result.out().lines().toList()) {
      JsonNode chunk = new ObjectMapper().readTree(line);
      String name = chunk.get("containerId").asText() + "/" + chunk.get("file").asText();
      texts.merge(name, chunk.get("text").asText(), String::concat);
    }
  }

  /** The texts of the files of this name, one of each container that has one. */
  List<String> texts(String file) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/" + file))
        .map(Map.Entry::getValue)
        .toList();
  }

  List<String> firstLines(String file) {
    return texts(file).stream().map(text -> text.lines().findFirst().orElse("")).toList();
  }
}
