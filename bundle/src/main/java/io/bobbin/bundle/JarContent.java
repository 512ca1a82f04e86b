package io.bobbin.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A jar that is equal whenever and wherever it is made of the same files.
 *
 * @param entries content by name
 * @param time of each entry
 */
record JarContent(SortedMap<String, byte[]> entries, FileTime time) {
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream output = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        JarEntry header = new JarEntry(entry.getKey());
        header.setLastModifiedTime(time);
        output.putNextEntry(header);
        output.write(entry.getValue());
        output.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
