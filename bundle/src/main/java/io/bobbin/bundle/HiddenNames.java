package io.bobbin.bundle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/**
 * Gives the libraries of Flink's RPC system names that no program uses, wherever they stand: in
 * code, in texts of code and in settings, which name classes, too.
 */
final class HiddenNames extends Remapper {
  /** What all of them begin with. */
  static final String PREFIX = "io.bobbin.rpc.";

  private static final List<String> PACKAGES =
      List.of(
          "com.hierynomus.",
          "com.typesafe.",
          "org.agrona.",
          "org.apache.pekko.",
          "org.reactivestreams.",
          "scala.");

  /**
   * The files that Typesafe Config looks for, and that a program's own would find, too: whole
   * texts, not parts of messages.
   */
  private static final List<String> SETTINGS = List.of("reference.conf", "version.conf");

  private static final Pattern DOTTED = pattern(PACKAGES);
  private static final Pattern SLASHED =
      pattern(PACKAGES.stream().map(name -> name.replace('.', '/')).toList());

  HiddenNames() {
    super(Opcodes.ASM9);
  }

  @Override
  public String map(String internalName) {
    return path(internalName);
  }

  @Override
  public Object mapValue(Object value) {
    return value instanceof String text ? text(text) : super.mapValue(value);
  }

  /** Of a class or a file in a jar. */
  String path(String path) {
    if (SETTINGS.contains(path)) {
      return PREFIX + path;
    }
    return SLASHED.matcher(path).lookingAt() ? PREFIX.replace('.', '/') + path : path;
  }

  /** Of a text with names of classes in it. */
  String text(String text) {
    if (SETTINGS.contains(text)) {
      return PREFIX + text;
    }
    String dotted = DOTTED.matcher(text).replaceAll(Matcher.quoteReplacement(PREFIX) + "$0");
    return SLASHED.matcher(dotted).replaceAll(PREFIX.replace('.', '/') + "$0");
  }

  /** Names that are not the end of another one. */
  private static Pattern pattern(List<String> names) {
    return Pattern.compile(
        names.stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\w.$/])(?:", ")")));
  }
}
