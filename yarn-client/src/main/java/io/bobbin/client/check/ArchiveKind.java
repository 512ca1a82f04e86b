package io.bobbin.client.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The archives that a NodeManager unpacks, which it tells by their names ({@code FSDownload}). */
public final class ArchiveKind {
  static final List<String> ENDINGS = List.of(".tar.gz", ".tgz", ".tar", ".zip", ".jar");

  private ArchiveKind() {}

  /** The ending of an archive's name, in lower case; empty if YARN does not unpack such a file. */
  public static Optional<String> of(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().filter(lowerCase::endsWith).findFirst();
  }
}
