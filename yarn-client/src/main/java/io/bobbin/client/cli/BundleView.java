package io.bobbin.client.cli;

import io.bobbin.client.bundles.KnownBundle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** How a bundle is shown. */
record BundleView(KnownBundle known) {
  private static final double MEGABYTE = 1e6;
  private static final int SHORT = 12;

  /** What a program gets; times in ms since the epoch, sizes in bytes. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("hash", known.bundle().hash());
    document.put("place", place());
    document.put("path", known.bundle().path().toString());
    document.put("size", known.bundle().size());
    document.put("uploaded", known.bundle().uploaded().toEpochMilli());
    document.put("lastUsed", known.lastUsed().toEpochMilli());
    document.put("current", known.current());
    document.put("usedBy", texts(known.usedBy()));
    document.put("mayBeUsedBy", texts(known.mayBeUsedBy()));
    return document;
  }

  /** Applications that use it, and with a question mark those that may. */
  String users() {
    return Stream.concat(
            known.usedBy().stream().map(ApplicationId::toString),
            known.mayBeUsedBy().stream().map(application -> application + "?"))
        .collect(Collectors.joining(" "));
  }

  private static List<String> texts(List<ApplicationId> applications) {
    return applications.stream().map(ApplicationId::toString).toList();
  }

  /** {@code published} or {@code own}. */
  String place() {
    return known.place().name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code own a62f15ce035f (770.3 MB)}. */
  String title() {
    return place() + " " + shortHash() + " (" + size() + ")";
  }

  String shortHash() {
    String hash = known.bundle().hash();
    return hash.substring(0, Math.min(SHORT, hash.length()));
  }

  String size() {
    return size(known.bundle().size());
  }

  /** A size in bytes for people, such as 1.5 MB. */
  static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  /** To the second. */
  static String time(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond()).toString();
  }
}
