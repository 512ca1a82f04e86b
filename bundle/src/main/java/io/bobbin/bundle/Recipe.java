package io.bobbin.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What something that takes long to make was made of, noted in a file, so that it is made anew only
 * from something else.
 *
 * @param note the file
 * @param text the same for the same ingredients
 */
record Recipe(Path note, String text) {
  boolean wasFollowed() throws IOException {
    return Files.exists(note) && Files.readString(note).equals(text);
  }

  void begin() throws IOException {
    Files.deleteIfExists(note);
  }

  void end() throws IOException {
    Files.createDirectories(note.toAbsolutePath().getParent());
    Files.writeString(note, text);
  }
}
