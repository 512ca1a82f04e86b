package io.bobbin.am.engine.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Files of the user's that every attempt's container has, so that nobody need keep them elsewhere.
 */
public record LocalisedFiles(List<Path> files) {
  public LocalisedFiles {
    files = List.copyOf(files);
  }

  /** Whether one has the same content. */
  boolean contain(Path file) throws IOException {
    for (Path candidate : files) {
      if (Files.mismatch(candidate, file) < 0) {
        return true;
      }
    }
    return false;
  }

  /** The one whose content has this SHA-1. */
  Optional<Path> find(byte[] sha1) throws IOException {
    for (Path candidate : files) {
      if (MessageDigest.isEqual(sha1, sha1(candidate))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static byte[] sha1(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] buffer = new byte[1 << 16];
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
