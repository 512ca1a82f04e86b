package io.bobbin.client.cli;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.find.RunningCluster;
import io.bobbin.client.report.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code yarn-session.sh --json} prints. */
final class SessionDocument {
  private SessionDocument() {}

  static String of(RunningCluster cluster) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("applicationId", cluster.id().toString());
    document.put("mode", ApplicationTags.nameOf(cluster.mode()));
    document.put("webAddress", cluster.webAddress().toString());
    document.put("version", Version.number());
    return Json.line(document);
  }
}
